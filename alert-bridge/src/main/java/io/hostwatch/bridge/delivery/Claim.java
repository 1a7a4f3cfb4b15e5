package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery leased to one dispatcher, with all that its notice needs.
 *
 * @param delivery as leased: in flight, {@code attempts} counting the one that begins
 * @param lostSince when the attempt before began, if nobody settled it within its lease
 * @param owner the dispatcher's name; settling by another has no effect
 */
public record Claim(
    Delivery delivery,
    Episode episode,
    EpisodeEvent event,
    Optional<Instant> lostSince,
    String owner,
    Instant startedAt) {}
