package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;

/**
 * Hears what the dispatcher does, for metrics. Called from many threads, after the store has taken
 * the settlement; must not block.
 */
public interface DispatchListener {

  /** Hears nothing. */
  DispatchListener NONE = new DispatchListener() {};

  /** One attempt ended and is settled. */
  default void attempted(Target target, Outcome outcome, Duration took) {}

  /** Some deliveries were given up. */
  default void dead(Target target, DeadReason reason, int deliveries) {}

  /** An attempt ended after its lease had run out; another attempt may repeat it. */
  default void leaseLost(Target target) {}
}
