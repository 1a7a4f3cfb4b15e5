-- What Alertmanager sent so far is what people were told of; of a missed firing they were not.
ALTER TABLE episode ADD COLUMN notified INTEGER NOT NULL DEFAULT 1;
UPDATE episode SET notified = 0 WHERE firing_missed = 1;

-- While open: until when Prometheus' latest word holds. NULL if it never spoke of it.
ALTER TABLE episode ADD COLUMN lease_until BIGINT;

-- Once closed by Prometheus' word or silence: until when the end is kept from people, so that
-- Alertmanager can tell it first.
ALTER TABLE episode ADD COLUMN held_until BIGINT;
