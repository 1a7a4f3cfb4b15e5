package io.hostwatch.e2e;

import io.hostwatch.e2e.harness.Lives;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
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

  /** Until some more bodies were taken, few or many. */
  static void letLive(Lives lives) {
    int enough = lives.taken() + ThreadLocalRandom.current().nextInt(1, 80);
    await(enough + " bodies taken")
        .pollInterval(Duration.ofMillis(2))
        .until(() -> lives.taken() >= enough);
  }

  /** For what takes as long as the case makes it. */
  static ConditionFactory within(String what, Duration deadline) {
    return Awaitility.await(what).atMost(deadline).pollInterval(Duration.ofMillis(250));
  }
}
