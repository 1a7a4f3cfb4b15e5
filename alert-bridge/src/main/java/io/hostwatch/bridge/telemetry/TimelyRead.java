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
  private volatile @Nullable Finished<T> last;

  /** A read that is over, and when it began, in nanoseconds of {@link System#nanoTime}. */
  private record Finished<T>(FutureTask<T> read, long begun) {}

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
      return soon(begun());
    } catch (TimeoutException e) {
      throw new StoreException(Reason.BUSY, "not read within " + patience, e);
    }
  }

  /**
   * The same, or where it takes too long what the last read found.
   *
   * @param age how long ago that may have begun; empty if there is none as young
   * @throws StoreException if it fails, or takes too long and the last one failed
   */
  Optional<T> getOrLast(Duration age) {
    FutureTask<T> current = begun();
    try {
      return Optional.of(soon(current));
    } catch (TimeoutException e) {
      Finished<T> found = last;
      return found == null || System.nanoTime() - found.begun() > age.toNanos()
          ? Optional.empty()
          : Optional.of(result(found.read()));
    }
  }

  private T soon(FutureTask<T> current) throws TimeoutException {
    try {
      return current.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.BUSY, "interrupted while reading", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private T result(FutureTask<T> finished) {
    try {
      return soon(finished);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e); // it is over
    }
  }

  private synchronized FutureTask<T> begun() {
    FutureTask<T> current = underWay;
    if (current == null || current.isDone()) {
      current = start();
      underWay = current;
    }
    return current;
  }

  private FutureTask<T> start() {
    FutureTask<T> task = new FutureTask<>(read);
    long begun = System.nanoTime();
    Thread.ofPlatform()
        .name("scrape")
        .daemon()
        .start(
            () -> {
              task.run();
              last = new Finished<>(task, begun);
            });
    return task;
  }

  private static RuntimeException failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      case null, default -> new IllegalStateException(failed);
    };
  }
}
