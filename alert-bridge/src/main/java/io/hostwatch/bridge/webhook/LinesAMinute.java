package io.hostwatch.bridge.webhook;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps what anybody may cause from filling the log. Thread-safe. */
final class LinesAMinute {
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private final int most;
  private final LongSupplier nanoTime;
  private long begun;
  private int told;

  /**
   * Begins with a whole minute.
   *
   * @param most how many lines a minute may have
   * @param nanoTime a clock that is never set back, as {@link System#nanoTime}
   */
  LinesAMinute(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    begun = nanoTime.getAsLong();
  }

  /**
   * Writes a line unless its minute has had them all.
   *
   * @param last what is written after the last line of the minute
   */
  void tell(Runnable line, Runnable last) {
    int number = count();
    if (number <= most) {
      line.run();
    }
    if (number == most) {
      last.run();
    }
  }

  /** Which of its minute this is. */
  private synchronized int count() {
    long now = nanoTime.getAsLong();
    if (now - begun >= WINDOW) {
      begun = now;
      told = 0;
    }
    told = Math.min(told + 1, most + 1);
    return told;
  }
}
