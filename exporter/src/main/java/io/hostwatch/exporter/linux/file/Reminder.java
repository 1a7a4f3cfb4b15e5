package io.hostwatch.exporter.linux.file;

import java.util.function.LongSupplier;

/**
 * Says when to read again what hardly ever changes: the first time, and then once a minute.
 *
 * <p>Used by one thread at a time.
 */
public final class Reminder {
  private static final long MINUTE = 60_000_000_000L;

  private final LongSupplier nanos;
  private boolean started;
  private long last;

  /**
   * @param nanos the time on any scale that only grows, such as {@link System#nanoTime}
   */
  public Reminder(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Tells whether it is time, and if so counts the minute from now. */
  public boolean isDue() {
    long now = nanos.getAsLong();
    boolean due = !started || now - last >= MINUTE;
    if (due) {
      started = true;
      last = now;
    }
    return due;
  }
}
