package io.hostwatch.exporter.linux.file;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Something found out from what seldom changes, kept for a minute.
 *
 * <p>It is found out anew at once when its state, which costs little to read, is another. Used by
 * one thread at a time.
 *
 * @param <S> the state that tells of a change
 * @param <T> what is found out
 */
public final class Cached<S, T> {
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Finder<S, T> finder;
  private final LongSupplier nanoClock;
  private @Nullable S state;
  private @Nullable T found;
  private long foundAt;

  public Cached(Finder<S, T> finder, LongSupplier nanoClock) {
    this.finder = finder;
    this.nanoClock = nanoClock;
  }

  /**
   * What was found out in this state, at most a minute ago.
   *
   * @throws IOException if it cannot be found out; the next call tries again
   */
  public T at(S now) throws IOException {
    T kept = found;
    long time = nanoClock.getAsLong();
    if (kept != null && time - foundAt < KEPT_NANOS && Objects.equals(now, state)) {
      return kept;
    }
    found = null;
    T fresh = finder.find(now);
    found = fresh;
    state = now;
    foundAt = time;
    return fresh;
  }

  /** Finds it out. */
  @FunctionalInterface
  public interface Finder<S, T> {

    T find(S state) throws IOException;
  }
}
