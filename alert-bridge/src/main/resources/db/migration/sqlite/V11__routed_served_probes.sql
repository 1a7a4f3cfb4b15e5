-- To how many targets the routes led the event when it came about, if it is of a kind that people are
-- told of, whether or not it was owed to them; 0 again once that was withdrawn. What is older was
-- never counted.
ALTER TABLE episode_event ADD COLUMN routed INTEGER NOT NULL DEFAULT 0;
-- When a bridge last had the target in its configuration; NULL while none has noted it.
ALTER TABLE destination ADD COLUMN served_at INTEGER;
-- How many of its attempts only tried whether a parked target takes anything again.
ALTER TABLE delivery ADD COLUMN probes INTEGER NOT NULL DEFAULT 0;
