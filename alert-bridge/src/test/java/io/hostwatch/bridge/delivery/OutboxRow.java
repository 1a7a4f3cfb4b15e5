package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One delivery in an outbox in memory, with all that was tried.
 *
 * @param setAt when it was set to be due
 */
record OutboxRow(
    Conversation conversation,
    Delivery delivery,
    EpisodeEvent event,
    Optional<Lease> lease,
    List<Attempt> attempts,
    Instant setAt) {

  /** The lease under which a delivery is in flight. */
  record Lease(String owner, Instant startedAt, Instant until) {
    Duration length() {
      return Attempt.tookFrom(startedAt, until);
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

  /** Tells whether another has it under way, or this one itself, whose lease may only seem over. */
  boolean isUnderWay(String owner, Instant now) {
    return lease
        .filter(held -> held.until().isAfter(now) || held.owner().equals(owner))
        .isPresent();
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
    return new OutboxRow(conversation, changed, event, newLease, List.copyOf(all), setAt);
  }

  OutboxRow setAt(Instant now) {
    return new OutboxRow(conversation, delivery, event, lease, attempts, now);
  }

  /** Tells whether it is held back, or was until a while ago. */
  boolean isHeld() {
    return isUnbegun() && delivery.nextAt().isAfter(setAt);
  }

  boolean isUnbegun() {
    return delivery.state() == DeliveryState.PENDING
        && delivery.attempts() == 0
        && attempts.isEmpty();
  }

  /** The same if it is due then. */
  OutboxRow dueAt(Instant time) {
    return lease.isPresent()
        ? with(delivery, lease.map(held -> held.endedAt(time)), List.of())
        : with(
            DeliveryChanges.change(
                delivery, delivery.state(), delivery.attempts(), time, delivery.detail()),
            lease,
            List.of());
  }

  /** The same as if it had been set to be due now. */
  OutboxRow from(Instant now) {
    Duration wait = Duration.between(setAt, dueAt());
    return dueAt(wait.isNegative() ? now : now.plus(wait)).setAt(now);
  }
}
