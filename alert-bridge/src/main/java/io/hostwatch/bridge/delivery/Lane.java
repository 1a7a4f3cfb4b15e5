package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final Channel channel;
  private final Judge judge;
  private final Attempter attempter;
  private final Settler settler;
  private final AtomicBoolean due = new AtomicBoolean(true);
  private final AtomicBoolean failing = new AtomicBoolean();
  private final Set<Id> underWay = ConcurrentHashMap.newKeySet(); // until the outbox has heard
  private final Interval hold;
  private final TokenBucket bucket;

  Lane(Target target, Channel channel, DispatchContext context, Settler settler) {
    this.target = target;
    this.channel = channel;
    this.judge = new Judge(channel.policy(), context);
    this.attempter = new Attempter(context.historyUrl());
    this.settler = settler;
    this.hold = new Interval(context.nanoTime());
    this.bucket = new TokenBucket(channel.policy().rate(), context.nanoTime());
  }

  /** Says that there may be work. */
  void markDue() {
    due.set(true);
  }

  /** How many more attempts may begin now: nothing unless there may be work. */
  int room(int bound) {
    int room = bucket.available(bound - underWay.size());
    boolean mayBegin = hold.isOver() && room > 0 && due.getAndSet(false);
    return mayBegin ? room : 0;
  }

  /** How long until there may be room for what may be due; absent if nothing waits for that. */
  Optional<Duration> untilRoom() {
    return due.get()
        ? Optional.of(bucket.untilNext()).filter(Duration::isPositive)
        : Optional.empty();
  }

  /** What was counted in and of whose end the outbox has not heard. */
  Set<Id> underWay() {
    return Set.copyOf(underWay);
  }

  /** Counts claims in before they are handed to threads. */
  void enter(List<Claim> claims) {
    claims.forEach(claim -> underWay.add(claim.delivery().id()));
    bucket.take(claims.size());
  }

  /** Makes the attempt that was counted in. */
  void run(Claim claim) {
    Ended ended = end(claim);
    settler.settle(ended, () -> leave(claim));
    expireBehind(ended);
  }

  private Ended end(Claim claim) {
    try {
      Ended ended = judge.judge(claim, () -> attempter.send(claim, channel.notifier()));
      holdBack(ended);
      tellTurn(ended);
      return ended;
    } catch (RuntimeException | Error e) {
      leave(claim); // nobody will say what became of it, so it is repeated after its lease
      throw e;
    }
  }

  /** Gives back the claim that was counted in. */
  void giveBack(Claim claim) {
    try {
      settler.giveBack(claim);
    } finally {
      leave(claim);
    }
  }

  Target target() {
    return target;
  }

  private void leave(Claim claim) {
    underWay.remove(claim.delivery().id());
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

  // What waits for a target that still takes nothing grows old without being tried.
  private void expireBehind(Ended ended) {
    if (ended.settlement() instanceof Settlement.Park && ended.claim().probes().isPresent()) {
      settler.giveUp(target, channel.policy().giveUpAge(), Outbox.Surrender.EXPIRED);
    }
  }

  private void tellTurn(Ended ended) {
    switch (ended.settlement()) {
      case Settlement.Park(Instant probeAt, FailureReason reason, String detail) -> {
        failing.set(true);
        LOG.warn("{} is parked, next try at {}: {} {}", target, probeAt, reason, detail);
      }
      case Settlement.Retry(_, FailureReason reason, String detail) -> {
        if (!failing.getAndSet(true)) {
          LOG.warn("{} takes nothing now: {} {}", target, reason, detail);
        }
      }
      case Settlement.GivenUp _, Settlement.Returned _ -> {} // which says nothing of the target
      case Settlement.Delivered _, Settlement.Refused _ -> {
        if (failing.getAndSet(false) || ended.claim().probes().isPresent()) {
          LOG.info("{} takes notices again", target);
        }
      }
    }
  }
}
