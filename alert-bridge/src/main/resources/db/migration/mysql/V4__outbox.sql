-- Whose turn it is among what is due, 0 first. Whatever is settled has had its turn.
ALTER TABLE delivery ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;
UPDATE delivery SET priority = 3
  WHERE state IN ('pending', 'in_flight', 'retry')
    AND event_id IN (SELECT id FROM episode_event WHERE type IN ('RESOLVED', 'SUPERSEDED', 'EXPIRED'));

-- Why it is dead: permanent, exhausted or expired.
ALTER TABLE delivery ADD COLUMN dead_reason VARCHAR(16);
UPDATE delivery SET dead_reason = CASE WHEN detail LIKE 'given up after %' THEN 'expired' ELSE 'permanent' END
  WHERE state = 'dead';

-- The one that is told in its place; always the last of a chain, never one that is superseded itself.
ALTER TABLE delivery ADD COLUMN superseded_by BIGINT;
CREATE INDEX delivery_superseded ON delivery (superseded_by);

-- Which delivery it repeats, and how many times the event was told before: 0 is the first telling.
ALTER TABLE delivery ADD COLUMN replay_of BIGINT;
ALTER TABLE delivery ADD COLUMN replay INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivery DROP INDEX delivery_once,
  ADD UNIQUE INDEX delivery_once (event_id, receiver, channel, replay);

ALTER TABLE delivery DROP INDEX delivery_due,
  ADD INDEX delivery_due (receiver, channel, priority, due_at, id);
ALTER TABLE delivery DROP INDEX delivery_state,
  ADD INDEX delivery_state (state, id, receiver, channel, created_at);

-- A channel of a receiver that was parked at least once.
CREATE TABLE destination (
  receiver  VARCHAR(200) NOT NULL,
  channel   VARCHAR(64) NOT NULL,
  parked_at BIGINT,          -- NULL while it is not parked
  set_at    BIGINT  NOT NULL, -- when probe_at was set: a clock that was set back since shows
  probe_at  BIGINT  NOT NULL, -- while parked: when the next single attempt may begin
  probes    INTEGER NOT NULL, -- how many of those failed
  reason    VARCHAR(32) NOT NULL,
  detail    LONGTEXT NOT NULL,
  PRIMARY KEY (receiver, channel)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
