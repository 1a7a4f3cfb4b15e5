package io.hostwatch.bridge.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of attempts. Thread-safe.
 *
 * <p>What the store cannot take now is kept and tried again for as long as this bridge lives, and
 * is not claimed again meanwhile; how much of it there may be its lane says. Where its lease is
 * over only the store can say whether another bridge took it since.
 */
final class Settler {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  /** What could not be written yet, and what is to be done once it is. */
  private record Unsettled(Ended ended, Runnable whenHeard) {}

  private final Outbox outbox;
  private final String owner;
  private final Clock clock;
  private final DispatchListener listener;
  private final Queue<Unsettled> unsettled = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isResting = new AtomicBoolean();

  Settler(Outbox outbox, String owner, DispatchContext context) {
    this.outbox = outbox;
    this.owner = owner;
    this.clock = context.clock();
    this.listener = context.listener();
  }

  /**
   * Writes it, now or later.
   *
   * @param whenHeard run once the store has taken it, or refused it since the lease was lost
   */
  void settle(Ended ended, Runnable whenHeard) {
    settle(new Unsettled(ended, whenHeard))
        .ifPresent(e -> LOG.warn("{}: not settled yet: {}", describe(ended), e.getMessage()));
  }

  /** Returns what kept the store from it; then it is kept for later. */
  private Optional<Throwable> settle(Unsettled one) {
    Ended ended = one.ended();
    boolean held;
    try {
      held = outbox.settle(ended.claim(), ended.settlement(), ended.at(), ended.took());
    } catch (RuntimeException | Error e) { // forgotten after an error, too, it would be sent again
      unsettled.add(one);
      return Optional.of(e);
    }
    one.whenHeard().run();
    tell(ended, held);
    return Optional.empty();
  }

  /** Tells whether to {@link #settleRest} now: where there is something, one at a time. */
  boolean beginRest() {
    return !unsettled.isEmpty() && isResting.compareAndSet(false, true);
  }

  /** Nobody will {@link #settleRest} this time. */
  void giveUpRest() {
    isResting.set(false);
  }

  /**
   * Tries again what could not be written before, without a word: who waits for a lock was told of,
   * and whoever watches the store tells why it fails.
   *
   * @return how much is left
   */
  int settleRest() {
    try {
      for (int left = unsettled.size(); left > 0; left--) {
        Unsettled one = unsettled.poll();
        if (one != null) {
          settle(one).ifPresent(e -> LOG.debug("{}: still not settled", describe(one.ended()), e));
        }
      }
      return unsettled.size();
    } finally {
      isResting.set(false);
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
      int given = outbox.giveUp(owner, target, now.minus(age), as, now);
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
  boolean followClock(Target target) {
    try {
      int moved = outbox.followClock(target, clock.instant());
      if (moved > 0) {
        LOG.warn("{}: {} deliveries waited for a clock that was ahead", target, moved);
      }
      return moved > 0;
    } catch (RuntimeException e) {
      LOG.warn("{}: what waits for a clock that was ahead goes on: {}", target, e.getMessage());
      return false;
    }
  }

  private void tell(Ended ended, boolean held) {
    if (!held) {
      LOG.warn("{}: its lease was lost before it was settled", describe(ended));
      listener.leaseLost(ended.target());
      return;
    }
    listener.attempted(ended.target(), ended.outcome(), ended.took());
    switch (ended.settlement()) {
      case Settlement.Refused(_, String detail) -> dead(ended, DeadReason.PERMANENT, detail);
      case Settlement.GivenUp(DeadReason why, String detail, _) -> dead(ended, why, detail);
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
