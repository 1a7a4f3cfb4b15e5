-- What retention walks: closed episodes by their end, and the events that may go before their episode.
CREATE INDEX episode_ended ON episode (ended_at, id) WHERE ended_at IS NOT NULL;
CREATE INDEX episode_event_passing ON episode_event (at, id) WHERE type IN ('UPDATED', 'REOPENED');

-- Labels no longer refer to their episode: without an index on episode_id the deletion of one episode
-- would read all labels of all of them, and the index would be written with each label.
CREATE TABLE label_without_reference (
  label      INTEGER NOT NULL,
  starts_at  INTEGER NOT NULL,
  episode_id INTEGER NOT NULL,
  PRIMARY KEY (label, starts_at, episode_id)
) WITHOUT ROWID;
INSERT INTO label_without_reference SELECT label, starts_at, episode_id FROM episode_label
  ORDER BY label, starts_at, episode_id;
DROP TABLE episode_label;
ALTER TABLE label_without_reference RENAME TO episode_label;
