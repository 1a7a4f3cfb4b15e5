package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices that the clock was set forward, by one that nobody sets, or that the machine stood still:
 * leases that seem to be over then may still be in use. For one thread.
 */
final class ClockWatch {
  private static final Duration UNNOTICED = Duration.ofSeconds(1);

  private Instant last;
  private long lastNanos;

  ClockWatch(Instant now, long nanos) {
    keep(now, nanos);
  }

  /** Whether it is further ahead than when it was last kept. */
  boolean isSetForward(Instant now, long nanos) {
    Duration passed = Duration.ofNanos(nanos - lastNanos).plus(UNNOTICED);
    return Duration.between(last, now).compareTo(passed) > 0;
  }

  void keep(Instant now, long nanos) {
    last = now;
    lastNanos = nanos;
  }
}
