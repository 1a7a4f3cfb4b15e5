package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How an alert stands with Alertmanager, which holds it as firing.
 *
 * @param updatedAt when Alertmanager last heard of it, by its own clock
 * @param suppressedBy what keeps it from people, such as {@code silence ID}; empty unless
 *     suppressed
 */
public record Standing(
    Fingerprint fingerprint,
    Instant startsAt,
    Instant updatedAt,
    State state,
    SortedSet<String> suppressedBy) {

  /** In Alertmanager's words; the earlier one prevails where two of them disagree. */
  public enum State {
    ACTIVE,
    SUPPRESSED,
    /** It has not looked at its silences yet. */
    UNPROCESSED
  }

  /** As all say who hold it: what one of them would tell people is not suppressed. */
  public Standing and(Standing other) {
    SortedSet<String> reasons = new TreeSet<>(suppressedBy);
    reasons.addAll(other.suppressedBy);
    State prevailing = state.compareTo(other.state) < 0 ? state : other.state;
    return new Standing(
        fingerprint,
        startsAt.isBefore(other.startsAt) ? startsAt : other.startsAt,
        updatedAt.isAfter(other.updatedAt) ? updatedAt : other.updatedAt,
        prevailing,
        prevailing == State.SUPPRESSED ? reasons : new TreeSet<>());
  }
}
