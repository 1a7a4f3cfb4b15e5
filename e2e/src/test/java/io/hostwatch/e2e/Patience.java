package io.hostwatch.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long the cases wait for what must come. No case fails for being slow before that. */
final class Patience {

  private Patience() {}

  /** For what takes seconds. */
  static ConditionFactory await(String what) {
    return within(what, Duration.ofMinutes(1));
  }

  /** For what takes as long as a lease or a backoff. */
  static ConditionFactory awaitLong(String what) {
    return within(what, Duration.ofMinutes(3));
  }

  /** For what takes as long as the case makes it. */
  static ConditionFactory within(String what, Duration deadline) {
    return Awaitility.await(what).atMost(deadline).pollInterval(Duration.ofMillis(250));
  }
}
