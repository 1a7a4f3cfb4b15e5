package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Says what an attempt means for its delivery and for its target. Thread-safe. */
final class Judge {
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final RetryPolicy policy;
  private final Breaker breaker = new Breaker();

  Judge(ChannelPolicy policy, DispatchContext context) {
    this.clock = context.clock();
    this.nanoTime = context.nanoTime();
    this.policy = new RetryPolicy(policy, context.random());
  }

  /** Has the attempt made, unless it may not be, and judges it. */
  Ended judge(Claim claim, Supplier<Outcome> attempt) {
    long begun = nanoTime.getAsLong();
    Outcome outcome = policy.hadLastChance(claim) ? neverEnded() : attempt.get();
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - begun);
    Instant now = clock.instant();
    return new Ended(claim, outcome, settle(claim, outcome, now), now, took);
  }

  private Settlement settle(Claim claim, Outcome outcome, Instant now) {
    Delivery delivery = claim.delivery();
    int uncounted = claim.probes().isPresent() ? delivery.attempts() : claim.probed();
    return breaker
        .park(claim, outcome, policy.isLast(delivery, uncounted))
        .map(wait -> park(outcome, now, wait))
        .orElseGet(() -> policy.settle(delivery, uncounted, outcome, now));
  }

  private static Settlement park(Outcome outcome, Instant now, Duration wait) {
    return switch (outcome) {
      case Outcome.Accepted(String receipt) -> new Settlement.Delivered(receipt);
      case Outcome.Refused(FailureReason reason, String detail) ->
          new Settlement.Park(now.plus(wait), reason, detail);
      case Outcome.Deferred deferred -> {
        Duration asked = RetryPolicy.asked(deferred);
        Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
        yield new Settlement.Park(
            now.plus(longer), deferred.reason(), deferred.detail(), deferred.isAmbiguous());
      }
    };
  }

  private static Outcome neverEnded() {
    return new Outcome.Deferred(
        FailureReason.INTERNAL, "the attempt before never ended; not sent again", Optional.empty());
  }
}
