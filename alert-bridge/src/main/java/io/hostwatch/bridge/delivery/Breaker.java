package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells when a target takes nothing, whatever the message: at once where it refuses the bridge
 * itself or where there is no such recipient, since what is wrong then is its configuration or ours
 * and no message is to die of that; else once five deliveries failed and none went through between
 * them. One that fails again and again says nothing of the others. Neither is it a failure of the
 * target that it asks for fewer messages, nor what went wrong in the bridge.
 *
 * <p>Thread-safe. It counts what this bridge sees; that the target is parked stands in the outbox,
 * for all bridges and beyond this one's life.
 */
final class Breaker {
  static final int FAILURES = 5;

  private static final Set<FailureReason> NO_FAILURES =
      Set.of(FailureReason.RATE_LIMITED, FailureReason.INTERNAL);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int DOUBLINGS_TO_LONGEST = 5;

  private final Set<Id> failed = new HashSet<>();

  /** Counts an outcome; the wait for the next probe if the target is to be parked with it. */
  synchronized Optional<Duration> park(Claim claim, Outcome outcome) {
    boolean isToPark =
        switch (outcome) {
          case Outcome.Accepted _ -> works();
          case Outcome.Refused(FailureReason reason, _) -> isOfTheTarget(reason) || works();
          case Outcome.Deferred deferred -> isToPark(claim, deferred);
        };
    if (isToPark) {
      failed.clear(); // the next ones count from when it is no longer parked
    }
    return isToPark ? Optional.of(wait(claim.probes())) : Optional.empty();
  }

  private boolean works() {
    failed.clear();
    return false;
  }

  private boolean isToPark(Claim claim, Outcome.Deferred deferred) {
    if (NO_FAILURES.contains(deferred.reason())) {
      return false;
    }
    failed.add(claim.delivery().id());
    return claim.probes().isPresent() || failed.size() >= FAILURES;
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
