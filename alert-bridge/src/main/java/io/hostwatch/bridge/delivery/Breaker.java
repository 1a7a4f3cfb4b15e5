package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells when a target takes nothing, whatever the message: at once where it refuses the bridge
 * itself or where there is no such recipient, since what is wrong then is its configuration or ours
 * and no message is to die of that; else once five attempts failed and none went through between
 * them, of at least two deliveries or so that nothing of the message was sent. One that fails again
 * and again once it is sent says nothing of the others. Neither is it a failure of the target that
 * it asks for fewer messages, nor what went wrong in the bridge.
 *
 * <p>Thread-safe. It counts what this bridge sees; that the target is parked stands in the outbox,
 * for all bridges and beyond this one's life.
 */
final class Breaker {
  static final int FAILURES = 5;

  private static final int DELIVERIES = 2;
  private static final Set<FailureReason> NO_FAILURES =
      Set.of(FailureReason.RATE_LIMITED, FailureReason.INTERNAL);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int DOUBLINGS_TO_LONGEST = 5;

  private final Set<Id> failed = new HashSet<>();
  private int failures;
  private int unsent;
  private Optional<Instant> parkedBatch = Optional.empty();

  /**
   * Counts an outcome; the wait for the next probe if the target is to be parked with it.
   *
   * @param isLast whether the delivery would be dead by another failure: it is not to die because
   *     nothing can be sent
   */
  synchronized Optional<Duration> park(Claim claim, Outcome outcome, boolean isLast) {
    boolean isToPark =
        switch (outcome) {
          case Outcome.Accepted _ -> works();
          case Outcome.Refused(FailureReason reason, _) -> isOfTheTarget(reason) || works();
          case Outcome.Deferred deferred -> isToPark(claim, deferred, isLast);
        };
    if (isToPark) {
      works(); // the next ones count from when it is no longer parked, those claimed with it do not
      parkedBatch = Optional.of(claim.startedAt());
    }
    return isToPark ? Optional.of(wait(claim.probes())) : Optional.empty();
  }

  private boolean works() {
    failed.clear();
    failures = 0;
    unsent = 0;
    return false;
  }

  private boolean isToPark(Claim claim, Outcome.Deferred deferred, boolean isLast) {
    boolean isOfParkedBatch = parkedBatch.equals(Optional.of(claim.startedAt()));
    if (NO_FAILURES.contains(deferred.reason())) {
      return false;
    }
    if (isOfParkedBatch) {
      return deferred.isUnsent() && isLast;
    }
    failed.add(claim.delivery().id());
    failures++;
    unsent += deferred.isUnsent() ? 1 : 0;
    return claim.probes().isPresent()
        || (failures >= FAILURES && failed.size() >= DELIVERIES)
        || unsent >= FAILURES
        || (deferred.isUnsent() && isLast);
  }

  private static boolean isOfTheTarget(FailureReason reason) {
    return reason == FailureReason.AUTH || reason == FailureReason.NO_SUCH_RECIPIENT;
  }

  /** Twice as long after each probe that failed. */
  private static Duration wait(Optional<Parking> probed) {
    int doublings = probed.map(parking -> parking.probes() + 1).orElse(0);
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(doublings, DOUBLINGS_TO_LONGEST));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
