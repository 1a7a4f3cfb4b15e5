package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.intake.Standstill;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the bridge listens without a pause, as all its reconcilers see it together: while one of
 * them compares, the others wait, and that is none. A long comparison takes many steps; it is each
 * of them that must not take too long. One thread at a time.
 */
final class Listening {
  private static final Logger log = LoggerFactory.getLogger(Listening.class);

  private final Standstill standstill;
  private long pauses;

  Listening(Standstill standstill) {
    this.standstill = standstill;
  }

  /**
   * A step ended, or the next one begins.
   *
   * @return how many pauses there were so far
   */
  long step() {
    standstill
        .step()
        .ifPresent(
            how -> {
              pauses++;
              log.warn(
                  "the bridge stood still, or its clock was set: since the last step of a"
                      + " comparison with Alertmanager {}; what is gone counts anew",
                  how);
            });
    return pauses;
  }
}
