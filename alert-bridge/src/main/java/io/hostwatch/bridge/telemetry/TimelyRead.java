package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a thread of its own, which whoever wants to know waits for only so long. While a read is
 * under way nobody begins another, so a store that hangs costs one thread. Thread-safe.
 */
final class TimelyRead<T> {
  private final Callable<T> read;
  private final Duration patience;
  private @Nullable FutureTask<T> underWay;
  private volatile @Nullable Found<T> last;

  /** What a read found, and when, in nanoseconds of {@link System#nanoTime}. */
  private record Found<T>(T value, long at) {}

  TimelyRead(Callable<T> read, Duration patience) {
    this.read = read;
    this.patience = patience;
  }

  /**
   * What is read now, or by the read that is under way.
   *
   * @throws StoreException if it fails or takes too long
   */
  T get() {
    try {
      return begun().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new StoreException(Reason.BUSY, "not read within " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.BUSY, "interrupted while reading", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /**
   * The same, or where it takes too long what was found last.
   *
   * @param age how old that may be; empty if there is none as young
   * @throws StoreException if it fails
   */
  Optional<T> getOrLast(Duration age) {
    try {
      return Optional.of(get());
    } catch (StoreException e) {
      if (e.reason() != Reason.BUSY) {
        throw e;
      }
      return Optional.ofNullable(last)
          .filter(found -> System.nanoTime() - found.at() <= age.toNanos())
          .map(Found::value);
    }
  }

  private T keep() throws Exception {
    T value = read.call();
    last = new Found<>(value, System.nanoTime());
    return value;
  }

  private synchronized FutureTask<T> begun() {
    FutureTask<T> current = underWay;
    if (current == null || current.isDone()) {
      current = new FutureTask<>(this::keep);
      underWay = current;
      Thread.ofPlatform().name("scrape").daemon().start(current);
    }
    return current;
  }

  private static RuntimeException failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      case null, default -> new IllegalStateException(failed);
    };
  }
}
