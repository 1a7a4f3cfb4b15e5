-- How many targets the event was owed to when it came about; 0 again once that was withdrawn. There
-- must be a delivery for each of them. What is older was never counted.
ALTER TABLE episode_event ADD COLUMN owed INTEGER NOT NULL DEFAULT 0;
