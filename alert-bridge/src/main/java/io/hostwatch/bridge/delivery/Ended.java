package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * An attempt that was over {@code at} this time, with what is to be written of it.
 *
 * @param took by a clock that nobody sets
 */
record Ended(Claim claim, Outcome outcome, Settlement settlement, Instant at, Duration took) {
  Target target() {
    return claim.delivery().target();
  }
}
