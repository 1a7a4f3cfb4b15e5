package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of an open episode beside that it fires. Of a closed one only who looked after it,
 * and that while its end is kept from people: it may yet turn out to go on.
 *
 * @param suppressedBy what keeps Alertmanager from telling people, such as {@code silence ID};
 *     empty unless it says so
 * @param stale whether nobody spoke of it for longer than the sender's own repeats allow
 * @param toldAt when people were last told that it still fires; absent if only its beginning was
 */
public record Marks(
    SortedSet<String> suppressedBy,
    Optional<Acknowledgement> acknowledgement,
    boolean stale,
    Optional<Instant> toldAt) {

  /** Nothing is known. */
  public static final Marks NONE =
      new Marks(new TreeSet<>(), Optional.empty(), false, Optional.empty());

  public Marks {
    suppressedBy = Collections.unmodifiableSortedSet(new TreeSet<>(suppressedBy));
  }

  /** Tells whether Alertmanager keeps it from people. */
  public boolean isSuppressed() {
    return !suppressedBy.isEmpty();
  }

  boolean isAcknowledged(Instant now) {
    return acknowledgement.filter(word -> word.holds(now)).isPresent();
  }

  Marks withSuppressedBy(SortedSet<String> reasons) {
    return new Marks(reasons, acknowledgement, stale, toldAt);
  }

  Marks withAcknowledgement(Optional<Acknowledgement> word) {
    return new Marks(suppressedBy, word, stale, toldAt);
  }

  Marks withStale(boolean isStale) {
    return new Marks(suppressedBy, acknowledgement, isStale, toldAt);
  }

  Marks withToldAt(Instant at) {
    return new Marks(suppressedBy, acknowledgement, stale, Optional.of(at));
  }
}
