package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * What people have been told of an episode, and what Prometheus said of it.
 *
 * @param notified whether Alertmanager sent that it fires, and not yet that it ended: people think
 *     that it fires, or thought so when it ended
 * @param leaseUntil while it is open: until when Prometheus' latest word holds; absent if only
 *     Alertmanager spoke of it
 * @param heldUntil once it is closed by what Prometheus said, or did not say: until when its end is
 *     kept from people, so that Alertmanager can tell it first; absent once Alertmanager has
 */
public record Telling(boolean notified, Optional<Instant> leaseUntil, Optional<Instant> heldUntil) {

  /** Nobody was told and Prometheus said nothing. */
  static final Telling NOTHING = new Telling(false, Optional.empty(), Optional.empty());

  /** Alertmanager alone spoke of it, and said that it fires. */
  public static final Telling NOTIFIED = NOTHING.withNotified(true);

  Telling withNotified(boolean isNotified) {
    return new Telling(isNotified, leaseUntil, heldUntil);
  }

  /** Prometheus vouches for it until {@code end}, or longer if it said so before. */
  Telling leased(Optional<Instant> end) {
    Optional<Instant> latest =
        leaseUntil.filter(before -> end.filter(before::isBefore).isEmpty()).or(() -> end);
    return new Telling(notified, latest, heldUntil);
  }

  /** Whether an end is kept from people for longer than until {@code time}. */
  boolean isHeldPast(Instant time) {
    return heldUntil.filter(time::isBefore).isPresent();
  }

  /** As at an end that is kept from people until {@code until}, if at all. */
  Telling held(Optional<Instant> until) {
    return new Telling(notified, Optional.empty(), until);
  }
}
