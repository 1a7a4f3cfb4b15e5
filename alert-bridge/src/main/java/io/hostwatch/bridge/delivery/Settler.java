package io.hostwatch.bridge.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
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

  /** What could not be written yet, and how much of its lease is left for that. */
  private record Unsettled(Ended ended, Interval left) {}

  private final Outbox outbox;
  private final Clock clock;
  private final Duration lease;
  private final LongSupplier nanoTime;
  private final DispatchListener listener;
  private final Queue<Unsettled> unsettled = new ConcurrentLinkedQueue<>();

  Settler(Outbox outbox, Duration lease, DispatchContext context) {
    this.outbox = outbox;
    this.clock = context.clock();
    this.lease = lease;
    this.nanoTime = context.nanoTime();
    this.listener = context.listener();
  }

  void settle(Ended ended) {
    Interval left = new Interval(nanoTime);
    left.restart(lease.minus(ended.took()));
    settle(new Unsettled(ended, left));
  }

  private void settle(Unsettled one) {
    Ended ended = one.ended();
    boolean held;
    try {
      held = outbox.settle(ended.claim(), ended.settlement(), ended.at());
    } catch (RuntimeException e) {
      LOG.warn("{}: not settled yet: {}", describe(ended), e.getMessage());
      unsettled.add(one);
      return;
    }
    tell(ended, held);
  }

  /** Tries again what could not be written before. */
  void settleRest() {
    for (int left = unsettled.size(); left > 0; left--) {
      Unsettled one = unsettled.poll();
      if (one != null) {
        settleAgain(one);
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

  /**
   * Lets nothing that a target is owed wait for a clock that was ahead.
   *
   * @return whether anything may be due now
   */
  boolean followClock(String owner, Target target) {
    try {
      int moved = outbox.followClock(owner, target, clock.instant());
      if (moved > 0) {
        LOG.warn("{}: {} deliveries waited for a clock that was ahead", target, moved);
      }
      return moved > 0;
    } catch (RuntimeException e) {
      LOG.warn("{}: what waits for a clock that was ahead goes on: {}", target, e.getMessage());
      return false;
    }
  }

  private void settleAgain(Unsettled one) {
    if (one.left().isOver()) {
      LOG.warn("{}: could not be settled within its lease and is repeated", describe(one.ended()));
      listener.leaseLost(one.ended().target());
    } else {
      settle(one);
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
