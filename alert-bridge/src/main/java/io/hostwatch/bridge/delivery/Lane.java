package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one target is owed, sent at its own pace: a target that hangs or asks to be left alone holds
 * up nobody else.
 *
 * <p>Work is looked for by the dispatcher's loop alone; attempts end on any thread.
 */
final class Lane {
  /** Outcomes that the store has not taken: some alerts may be locked while others go on. */
  static final int MOST_UNSETTLED = 64;

  /** No channel takes so long to send: what does is repeated, as if its bridge had died. */
  private static final Duration LONGEST_SEND = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final Target target;
  private final Channel channel;
  private final Judge judge;
  private final Attempter attempter;
  private final Settler settler;
  private final AtomicBoolean due = new AtomicBoolean(true);
  private final AtomicBoolean failing = new AtomicBoolean();
  private final LongSupplier nanoTime;
  private final Map<Claim, Long> sending = Collections.synchronizedMap(new IdentityHashMap<>());
  private final Set<Id> unsettled = ConcurrentHashMap.newKeySet();
  private final Interval hold;
  private final TokenBucket bucket;

  Lane(Target target, Channel channel, DispatchContext context, Settler settler) {
    this.target = target;
    this.channel = channel;
    this.judge = new Judge(channel.policy(), context);
    this.attempter = new Attempter(context.historyUrl());
    this.settler = settler;
    this.nanoTime = context.nanoTime();
    this.hold = new Interval(context.nanoTime());
    this.bucket = new TokenBucket(channel.policy().rate(), context.nanoTime());
  }

  /** Says that there may be work. */
  void markDue() {
    due.set(true);
  }

  /**
   * How many more attempts may begin now: nothing unless there may be work.
   *
   * @param usual how many may be under way where the channel says nothing else
   */
  int room(int usual) {
    int begun = sending.size();
    int unheard = MOST_UNSETTLED - unsettled.size();
    int open = Math.min(channel.notifier().atOnce(usual) - begun, unheard - begun);
    int room = bucket.available(Math.max(0, open));
    boolean isWorthIt = room > 0 && room >= Math.min(worthIt(usual), unheard);
    boolean mayBegin = hold.isOver() && isWorthIt && due.getAndSet(false);
    return mayBegin ? room : 0;
  }

  /** How long until there may be room for what may be due; absent if nothing waits for that. */
  Optional<Duration> untilRoom(int usual) {
    return due.get()
        ? Optional.of(bucket.until(worthIt(usual))).filter(Duration::isPositive)
        : Optional.empty();
  }

  /** How many must be free to begin: each look for work costs the store as much as many of it. */
  private int worthIt(int usual) {
    int bound = channel.notifier().atOnce(usual);
    return bound == usual ? 1 : channel.policy().atMost(Math.max(1, bound / 2));
  }

  /** What is being sent, unless its thread seems never to return, and what is not settled yet. */
  Set<Id> underWay() {
    long now = nanoTime.getAsLong();
    Set<Id> underWay = new HashSet<>();
    synchronized (sending) {
      sending.forEach(
          (claim, begun) -> {
            if (now - begun < LONGEST_SEND.toNanos()) {
              underWay.add(claim.delivery().id());
            }
          });
    }
    underWay.addAll(unsettled); // last: what ends meanwhile is in both for a moment
    return underWay;
  }

  /** Counts claims in before they are handed to threads. */
  void enter(List<Claim> claims) {
    long now = nanoTime.getAsLong();
    claims.forEach(claim -> sending.put(claim, now));
    bucket.take(claims.size());
  }

  /** Makes the attempt that was counted in. */
  void run(Claim claim) {
    Id delivery = claim.delivery().id();
    Ended ended = end(claim);
    settler.settle(ended, () -> heard(delivery));
    expireBehind(ended);
  }

  private Ended end(Claim claim) {
    try {
      Ended ended = judge.judge(claim, () -> attempter.send(claim, channel.notifier()));
      holdBack(ended);
      tellTurn(ended);
      unsettled.add(claim.delivery().id());
      return ended;
    } finally { // after an error nobody will say what became of it: repeated after its lease
      leave(claim);
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
    sending.remove(claim);
    due.set(true);
  }

  private void heard(Id delivery) {
    unsettled.remove(delivery);
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
      case Settlement.Park(Instant probeAt, FailureReason reason, String detail, _) -> {
        failing.set(true);
        LOG.warn("{} is parked, next try at {}: {} {}", target, probeAt, reason, detail);
      }
      case Settlement.Retry(_, FailureReason reason, String detail, _) -> {
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
