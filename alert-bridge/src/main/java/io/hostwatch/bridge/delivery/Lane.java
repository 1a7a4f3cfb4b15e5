package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one target is owed, sent at its own pace: a target that hangs or asks to be left alone holds
 * up nobody else.
 *
 * <p>Work is looked for by the dispatcher's loop alone; attempts end on any thread.
 */
final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final Target target;
  private final Notifier notifier;
  private final Attempter attempter;
  private final Settler settler;
  private final AtomicBoolean due = new AtomicBoolean(true);
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Interval hold;

  Lane(Target target, Notifier notifier, Attempter attempter, Settler settler, Interval hold) {
    this.target = target;
    this.notifier = notifier;
    this.attempter = attempter;
    this.settler = settler;
    this.hold = hold;
  }

  /** Says that there may be work. */
  void markDue() {
    due.set(true);
  }

  /** How many more attempts may begin now: nothing unless there may be work. */
  int room(int bound) {
    if (!hold.isOver() || underWay.get() >= bound || !due.getAndSet(false)) {
      return 0;
    }
    return bound - underWay.get();
  }

  /** Counts claims in before they are handed to threads. */
  void enter(List<Claim> claims) {
    underWay.addAndGet(claims.size());
  }

  /** Makes the attempt that was counted in. */
  void run(Claim claim) {
    try {
      Ended ended = attempter.attempt(claim, notifier);
      holdBack(ended);
      tellTurn(ended.outcome());
      settler.settle(ended);
    } finally {
      leave();
    }
  }

  /** Gives back the claim that was counted in. */
  void giveBack(Claim claim) {
    try {
      settler.giveBack(claim);
    } finally {
      leave();
    }
  }

  Target target() {
    return target;
  }

  private void leave() {
    underWay.decrementAndGet();
    due.set(true);
  }

  // Slack may disable an app that goes on sending after a 429, so the whole target waits.
  private void holdBack(Ended ended) {
    if (ended.outcome() instanceof Outcome.Deferred deferred
        && ended.settlement() instanceof Settlement.Retry retry
        && (deferred.askedToWait().isPresent()
            || deferred.reason() == FailureReason.RATE_LIMITED)) {
      hold.extend(Duration.between(ended.at(), retry.nextAt()));
    }
  }

  private void tellTurn(Outcome outcome) {
    if (outcome instanceof Outcome.Deferred deferred) {
      if (!failing.getAndSet(true)) {
        LOG.warn("{} takes nothing now: {} {}", target, deferred.reason(), deferred.detail());
      }
    } else if (failing.getAndSet(false)) {
      LOG.info("{} takes notices again", target);
    }
  }
}
