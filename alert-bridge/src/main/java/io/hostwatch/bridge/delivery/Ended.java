package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;

/** An attempt that is over, with what is to be written of it. */
record Ended(Claim claim, Outcome outcome, Settlement settlement, Duration took) {
  Target target() {
    return claim.delivery().target();
  }
}
