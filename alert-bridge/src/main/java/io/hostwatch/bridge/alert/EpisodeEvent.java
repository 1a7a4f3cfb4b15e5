package io.hostwatch.bridge.alert;

import java.time.Instant;

/**
 * One step in an episode's history; never changed once written.
 *
 * @param sequence its place in the episode, from 1 without gaps
 * @param at when the bridge learned of it
 * @param detail a short text for people, possibly empty; holds no secret
 */
public record EpisodeEvent(
    Id id, Id episodeId, int sequence, EventType type, Instant at, String detail) {}
