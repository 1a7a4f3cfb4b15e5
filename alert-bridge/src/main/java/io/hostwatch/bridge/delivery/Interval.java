package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time that must pass, by a clock that nobody sets: whoever corrects the machine's time neither
 * stretches nor shortens it. Over from the beginning; thread-safe.
 */
final class Interval {
  private final LongSupplier nanoTime;
  private long end;

  Interval(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong();
  }

  synchronized boolean isOver() {
    return nanoTime.getAsLong() - end >= 0;
  }

  /** Begins anew: over when {@code length} has passed from now. */
  synchronized void restart(Duration length) {
    end = nanoTime.getAsLong() + length.toNanos();
  }

  /** Goes on until {@code length} has passed from now, or longer if it lasts longer already. */
  synchronized void extend(Duration length) {
    long wanted = nanoTime.getAsLong() + length.toNanos();
    end = wanted - end > 0 ? wanted : end;
  }
}
