package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to hand over a delivery; kept for people.
 *
 * @param number from 1
 * @param took never negative
 * @param result {@code delivered}, {@code deferred} (not taken; also when that was the last, its
 *     detail then says so), {@code refused}, {@code returned} (the bridge stopped before it was
 *     sent) or {@code ambiguous} (nobody said whether it was taken, be it that the bridge died or
 *     that no answer came; also when that was the last)
 * @param detail holds no secret
 */
public record Attempt(int number, Instant startedAt, Duration took, String result, String detail) {

  /** How long it took by a clock that may have been set back meanwhile. */
  public static Duration tookFrom(Instant begin, Instant end) {
    Duration took = Duration.between(begin, end);
    return took.isNegative() ? Duration.ZERO : took;
  }
}
