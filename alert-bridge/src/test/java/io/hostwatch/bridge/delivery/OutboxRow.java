package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One delivery in an outbox in memory, with all that was tried. */
record OutboxRow(
    Conversation conversation,
    Delivery delivery,
    EpisodeEvent event,
    Optional<Lease> lease,
    List<Attempt> attempts) {

  /** The lease under which a delivery is in flight. */
  record Lease(String owner, Instant startedAt, Instant until) {
    Duration length() {
      return Duration.between(startedAt, until);
    }

    Lease endedAt(Instant end) {
      return new Lease(owner, startedAt, end);
    }
  }

  /** What is told in order: one alert, over all its episodes, to one target. */
  record Conversation(String source, Fingerprint fingerprint, Target target) {}

  boolean isSettled() {
    return delivery.state().isSettled();
  }

  Instant dueAt() {
    return lease.map(Lease::until).orElse(delivery.nextAt());
  }

  Instant turn() {
    return delivery.priority().turn(dueAt());
  }

  boolean isBefore(OutboxRow other) {
    return conversation.equals(other.conversation)
        && delivery.id().compareTo(other.delivery.id()) < 0;
  }

  boolean isHeldBy(Claim claim) {
    return delivery.attempts() == claim.delivery().attempts()
        && lease.filter(held -> held.owner().equals(claim.owner())).isPresent();
  }

  /** The attempt that ends if another takes the delivery over; none if it is not in flight. */
  List<Attempt> lost() {
    return lease
        .map(
            old -> new Attempt(delivery.attempts(), old.startedAt(), old.length(), "ambiguous", ""))
        .stream()
        .toList();
  }

  OutboxRow with(Delivery changed, Optional<Lease> newLease, List<Attempt> more) {
    List<Attempt> all = new ArrayList<>(attempts);
    all.addAll(more);
    return new OutboxRow(conversation, changed, event, newLease, List.copyOf(all));
  }
}
