package io.hostwatch.bridge.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What people have been told of an episode, and what Prometheus said of it.
 *
 * @param notified whether Alertmanager sent that it fires, and not yet that it ended: people think
 *     that it fires, or thought so when it ended
 * @param presumed whether, though it is not notified, Alertmanager takes people to know that it
 *     fires, and so may not send it for hours: it sent the occurrence before, and the bridge told
 *     them the end, of which Alertmanager never did
 * @param leaseUntil while it is open: until when Prometheus' latest word holds; absent if only
 *     Alertmanager spoke of it
 * @param heldUntil once it is closed by what Prometheus said, or did not say: until when its end is
 *     kept from people, so that Alertmanager can tell it first; absent once Alertmanager has
 */
public record Telling(
    boolean notified, boolean presumed, Optional<Instant> leaseUntil, Optional<Instant> heldUntil) {

  /** Nobody was told and Prometheus said nothing. */
  static final Telling NOTHING = new Telling(false, false, Optional.empty(), Optional.empty());

  /** Alertmanager alone spoke of it, and said that it fires. */
  public static final Telling NOTIFIED = NOTHING.withNotified(true);

  public Telling {
    presumed = presumed && !notified;
  }

  Telling withNotified(boolean isNotified) {
    return new Telling(isNotified, presumed, leaseUntil, heldUntil);
  }

  Telling withPresumed(boolean isPresumed) {
    return new Telling(notified, isPresumed, leaseUntil, heldUntil);
  }

  /** What is known of the next occurrence while Alertmanager saw neither that nor the end. */
  Telling ofNext() {
    return new Telling(notified, presumed, Optional.empty(), Optional.empty());
  }

  /** Prometheus vouches for it until {@code end}, or longer if it said so before. */
  Telling leased(Optional<Instant> end) {
    Optional<Instant> latest =
        leaseUntil.filter(before -> end.filter(before::isBefore).isEmpty()).or(() -> end);
    return new Telling(notified, presumed, latest, heldUntil);
  }

  /**
   * Whether people were surely not told of the end yet: near the hold's own end they may be, and
   * also where it lies further ahead than any hold is long, since the clock was set back then.
   */
  boolean isUntold(Instant now, Duration grace) {
    Instant latest = now.plus(grace).plus(EpisodeRules.MARGIN);
    return isHeld(now, grace) && heldUntil.filter(until -> !until.isAfter(latest)).isPresent();
  }

  /** Whether the end is held back for long enough to be withdrawn, by whatever clock. */
  boolean isHeld(Instant now, Duration grace) {
    return heldUntil.filter(now.plus(grace.dividedBy(10))::isBefore).isPresent();
  }

  /** As one whose hold, if it is of a clock that was ahead, is none longer than others. */
  Telling heldAtMost(Instant latest) {
    return held(heldUntil.map(until -> until.isAfter(latest) ? latest : until));
  }

  /** As at an end that is kept from people until {@code until}, if at all. */
  Telling held(Optional<Instant> until) {
    return new Telling(notified, presumed, Optional.empty(), until);
  }
}
