package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Decides what an outcome means for the delivery: exponential backoff with full jitter, so that
 * deliveries which failed together do not return together.
 *
 * <p>The wait is drawn evenly from nothing to {@code 1 s · 2^(attempt-1)}, at most 5 minutes. What
 * the receiver asked for is a floor, taken seriously up to an hour. Thread-safe if {@code random}
 * is.
 */
final class RetryPolicy {
  private static final Duration BASE = Duration.ofSeconds(1);
  private static final Duration CAP = Duration.ofMinutes(5);
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);
  private static final int DOUBLINGS_TO_CAP = 9;

  private final ChannelPolicy policy;
  private final RandomGenerator random;

  RetryPolicy(ChannelPolicy policy, RandomGenerator random) {
    this.policy = policy;
    this.random = random;
  }

  /**
   * What is to become of {@code delivery}, whose attempt ended at {@code now}.
   *
   * @param uncounted how many of its attempts only tried a parked target
   */
  Settlement settle(Delivery delivery, int uncounted, Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> new Settlement.Delivered(accepted.receipt());
      case Outcome.Refused refused -> new Settlement.Refused(refused.reason(), refused.detail());
      case Outcome.Deferred deferred -> retryOrGiveUp(delivery, uncounted, deferred, now);
    };
  }

  /**
   * Tells whether the attempt before this claim began when the delivery was already too old, and
   * was never settled. Any other outcome would have been final.
   */
  boolean hadLastChance(Claim claim) {
    return claim.lostSince().filter(since -> isTooOld(claim.delivery(), since)).isPresent();
  }

  private boolean isTooOld(Delivery delivery, Instant at) {
    return Duration.between(delivery.createdAt(), at).compareTo(policy.giveUpAge()) >= 0;
  }

  /** Tells whether it may not be tried once more, should it fail. */
  boolean isLast(Delivery delivery, int uncounted) {
    return policy.maxAttempts().filter(most -> delivery.attempts() - uncounted >= most).isPresent();
  }

  private Settlement retryOrGiveUp(
      Delivery delivery, int uncounted, Outcome.Deferred deferred, Instant now) {
    if (isTooOld(delivery, now)) {
      return givenUp(DeadReason.EXPIRED, delivery, deferred, now);
    }
    if (isLast(delivery, uncounted)) {
      return givenUp(DeadReason.EXHAUSTED, delivery, deferred, now);
    }
    Duration wait = longer(backoff(delivery.attempts() - uncounted), asked(deferred));
    return new Settlement.Retry(
        now.plus(wait), deferred.reason(), deferred.detail(), deferred.isAmbiguous());
  }

  private static Settlement givenUp(
      DeadReason why, Delivery delivery, Outcome.Deferred deferred, Instant now) {
    long age = Duration.between(delivery.createdAt(), now).toSeconds();
    return new Settlement.GivenUp(
        why,
        "given up after %d attempts in %d s: %s"
            .formatted(delivery.attempts(), age, deferred.detail()),
        deferred.isAmbiguous());
  }

  private Duration backoff(int attempt) {
    int doublings = Math.clamp(attempt - 1L, 0, DOUBLINGS_TO_CAP);
    Duration ceiling = BASE.multipliedBy(1L << doublings);
    long millis = (ceiling.compareTo(CAP) > 0 ? CAP : ceiling).toMillis();
    return Duration.ofMillis(random.nextLong(millis + 1));
  }

  /** How long the receiver is to be left alone, as far as it is taken seriously. */
  static Duration asked(Outcome.Deferred deferred) {
    Duration asked = deferred.askedToWait().orElse(Duration.ZERO);
    return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
