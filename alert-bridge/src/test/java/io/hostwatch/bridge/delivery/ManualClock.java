package io.hostwatch.bridge.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when a test says so. */
final class ManualClock extends Clock {
  private volatile Instant now;
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);

  ManualClock(Instant now) {
    this.now = now;
  }

  void advance(Duration step) {
    now = now.plus(step);
    nanoTime.addAndGet(step.toNanos());
  }

  /** Somebody corrects the time of day by {@code step}; none passes. */
  void correct(Duration step) {
    now = now.plus(step);
  }

  /** Only ever advances, from an origin that means nothing, and overflows soon. */
  long nanoTime() {
    return nanoTime.get();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
