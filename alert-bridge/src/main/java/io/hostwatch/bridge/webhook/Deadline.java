package io.hostwatch.bridge.webhook;

import java.time.Duration;

/** A moment by which an answer is due, on the clock that is never set. */
record Deadline(long nanoTime) {

  static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** What is left, never negative. */
  long remainingNanos() {
    return Math.max(0, nanoTime - System.nanoTime());
  }

  boolean isPast() {
    return remainingNanos() == 0;
  }
}
