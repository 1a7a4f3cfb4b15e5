-- How long a closed episode lasted, as a class: below 1, 4, 16, 64, … minutes. With it those that fired
-- at a time are found by index, since none of a class began earlier than its length before that time.
ALTER TABLE episode ADD COLUMN span INTEGER;
UPDATE episode SET span = CASE
  WHEN ended_at - starts_at < 60000000 THEN 0
  WHEN ended_at - starts_at < 240000000 THEN 1
  WHEN ended_at - starts_at < 960000000 THEN 2
  WHEN ended_at - starts_at < 3840000000 THEN 3
  WHEN ended_at - starts_at < 15360000000 THEN 4
  WHEN ended_at - starts_at < 61440000000 THEN 5
  WHEN ended_at - starts_at < 245760000000 THEN 6
  WHEN ended_at - starts_at < 983040000000 THEN 7
  WHEN ended_at - starts_at < 3932160000000 THEN 8
  ELSE 9 END
WHERE ended_at IS NOT NULL;
CREATE INDEX episode_span ON episode (span, starts_at, id, ended_at) WHERE span IS NOT NULL;

-- The values that each label name has, once each, so that an expression is matched against them
-- instead of against all episodes; name is a 64-bit hash, label that of episode_label. The episode,
-- in which it was first seen, keeps two bridges from waiting for each other to insert the same.
CREATE TABLE label_value (
  name       INTEGER NOT NULL,
  label      INTEGER NOT NULL,
  episode_id INTEGER NOT NULL,
  value      TEXT    NOT NULL,
  used_at    INTEGER NOT NULL, -- to within an hour
  PRIMARY KEY (name, label, episode_id)
) WITHOUT ROWID;
