-- What retention walks: closed episodes by their end, and the events that may go before their episode.
CREATE INDEX episode_ended ON episode (ended_at, id);
CREATE INDEX episode_event_passing ON episode_event (at, id, type);
