package io.hostwatch.bridge.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of attempts. Thread-safe.
 *
 * <p>What the store cannot take now is kept and tried again until its lease is over; then the next
 * claim repeats the attempt. That is the price of a store that fails between sending and settling,
 * and the only one.
 */
final class Settler {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  private final Outbox outbox;
  private final Clock clock;
  private final Duration lease;
  private final DispatchListener listener;
  private final Queue<Ended> unsettled = new ConcurrentLinkedQueue<>();

  Settler(Outbox outbox, Clock clock, Duration lease, DispatchListener listener) {
    this.outbox = outbox;
    this.clock = clock;
    this.lease = lease;
    this.listener = listener;
  }

  void settle(Ended ended) {
    boolean held;
    try {
      held = outbox.settle(ended.claim(), ended.settlement(), clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("{}: not settled yet: {}", describe(ended), e.getMessage());
      unsettled.add(ended);
      return;
    }
    tell(ended, held);
  }

  /** Tries again what could not be written before. */
  void settleRest() {
    for (int left = unsettled.size(); left > 0; left--) {
      Ended ended = unsettled.poll();
      if (ended != null) {
        settleAgain(ended);
      }
    }
  }

  /** Gives back what was claimed and not begun. */
  void giveBack(Claim claim) {
    try {
      outbox.settle(claim, new Settlement.Returned(), clock.instant());
    } catch (RuntimeException e) {
      LOG.warn(
          "delivery {}: not handed back, waits for its lease to end: {}",
          claim.delivery().id(),
          e.getMessage());
    }
  }

  /** Gives up what a target is owed for longer than {@code age}. */
  void giveUp(Target target, Duration age, Outbox.Surrender as) {
    Instant now = clock.instant();
    try {
      int given = outbox.giveUp(target, now.minus(age), as, now);
      if (given > 0) {
        LOG.warn("{}: {} deliveries are {}", target, given, as.name().toLowerCase(Locale.ROOT));
      }
      if (given > 0 && as == Outbox.Surrender.EXPIRED) {
        listener.dead(target, DeadReason.EXPIRED, given);
      }
    } catch (RuntimeException e) {
      LOG.warn("{}: what is too old stays for now: {}", target, e.getMessage());
    }
  }

  private void settleAgain(Ended ended) {
    if (clock.instant().isAfter(ended.claim().startedAt().plus(lease))) {
      LOG.warn("{}: could not be settled within its lease and is repeated", describe(ended));
      listener.leaseLost(ended.target());
    } else {
      settle(ended);
    }
  }

  private void tell(Ended ended, boolean held) {
    if (!held) {
      LOG.warn("{}: its lease was over before it was settled", describe(ended));
      listener.leaseLost(ended.target());
      return;
    }
    listener.attempted(ended.target(), ended.outcome(), ended.took());
    switch (ended.settlement()) {
      case Settlement.Refused(_, String detail) -> dead(ended, DeadReason.PERMANENT, detail);
      case Settlement.GivenUp(DeadReason why, String detail) -> dead(ended, why, detail);
      case Settlement.Delivered _,
          Settlement.Retry _,
          Settlement.Park _,
          Settlement.Returned _ -> {}
    }
  }

  private void dead(Ended ended, DeadReason why, String detail) {
    LOG.warn("{} is dead, {}: {}", describe(ended), why.text(), detail);
    listener.dead(ended.target(), why, 1);
  }

  private static String describe(Ended ended) {
    Delivery delivery = ended.claim().delivery();
    return "delivery " + delivery.id() + " to " + delivery.target();
  }
}
