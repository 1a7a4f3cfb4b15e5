package io.hostwatch.bridge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be stopped in the opposite order; a failure stops only its own part. */
final class ShutdownSequence {
  private static final Logger log = LoggerFactory.getLogger(ShutdownSequence.class);

  /** Stops one part. */
  @FunctionalInterface
  interface Stop {
    void run() throws Exception;
  }

  private final Deque<Step> steps = new ArrayDeque<>();
  private volatile long begunAt = System.nanoTime();

  /** Adds a part that was just started. */
  void add(String name, Stop stop) {
    steps.push(new Step(name, stop));
  }

  /** Stops all parts; a second call finds nothing to do. */
  void run() {
    begunAt = System.nanoTime();
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.stop().run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        log.error("stopping the {} failed", step.name(), e);
      }
    }
  }

  /** What is left of that time since the parts began to be stopped; never negative. */
  Duration leftOf(Duration grace) {
    Duration left = grace.minusNanos(System.nanoTime() - begunAt);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private record Step(String name, Stop stop) {}
}
