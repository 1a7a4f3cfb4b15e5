package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.time.Duration;
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

  private synchronized FutureTask<T> begun() {
    FutureTask<T> current = underWay;
    if (current == null || current.isDone()) {
      current = new FutureTask<>(read);
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
