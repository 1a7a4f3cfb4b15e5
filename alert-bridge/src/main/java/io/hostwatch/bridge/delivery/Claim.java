package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import java.time.Instant;

/**
 * A delivery leased to one dispatcher, with all that its notice needs.
 *
 * @param delivery as leased: in flight, {@code attempts} counting the one that begins
 * @param owner the dispatcher's name; settling by another has no effect
 */
public record Claim(
    Delivery delivery, Episode episode, EpisodeEvent event, String owner, Instant startedAt) {}
