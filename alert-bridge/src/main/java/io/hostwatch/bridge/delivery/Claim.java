package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A delivery leased to one dispatcher, with all that its notice needs.
 *
 * @param delivery as leased: in flight, {@code attempts} counting the one that begins
 * @param standsFor the events of those that it superseded, in their order
 * @param lostSince when the attempt before began, if nobody settled it within its lease
 * @param probes present if the target is parked and this attempt probes it
 * @param probed how many of its attempts probe a parked target, this one too: they say nothing of
 *     the delivery
 * @param owner the dispatcher's name; settling by another has no effect
 */
public record Claim(
    Delivery delivery,
    Episode episode,
    EpisodeEvent event,
    List<EpisodeEvent> standsFor,
    Optional<Instant> lostSince,
    Optional<Parking> probes,
    int probed,
    String owner,
    Instant startedAt) {

  public Claim {
    standsFor = List.copyOf(standsFor);
  }
}
