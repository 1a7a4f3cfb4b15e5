-- What is known of an open episode beside that it fires; all of it is empty once it is closed.
ALTER TABLE episode ADD COLUMN suppressed_by TEXT;  -- what keeps Alertmanager quiet, one a line
ALTER TABLE episode ADD COLUMN ack_by TEXT;         -- who looks after it, NULL if nobody does
ALTER TABLE episode ADD COLUMN ack_at INTEGER;
ALTER TABLE episode ADD COLUMN ack_until INTEGER;   -- NULL if it does not end by itself
ALTER TABLE episode ADD COLUMN ack_comment TEXT;
ALTER TABLE episode ADD COLUMN stale INTEGER NOT NULL DEFAULT 0;
ALTER TABLE episode ADD COLUMN told_at INTEGER;     -- when people were last told that it still fires
