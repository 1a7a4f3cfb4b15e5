package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.NoDataException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of one collector. Overlapping scrapes wait for the same run, so a collector never runs
 * twice at a time. Thread-safe.
 */
final class Run {
  private final Collector collector;
  private final LongSupplier nanoClock;
  private final SampleBuffer buffer;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<CollectorOutcome> outcome = new CompletableFuture<>();
  private volatile long started;
  private volatile @Nullable Reading last;

  /**
   * @param expected what the collector's last run added
   */
  Run(Collector collector, Layout expected, LongSupplier nanoClock) {
    this.collector = collector;
    this.nanoClock = nanoClock;
    this.buffer = new SampleBuffer(expected);
    this.started = nanoClock.getAsLong();
  }

  /**
   * Calls the collector on this thread, unless another thread has; whatever it throws becomes an
   * outcome.
   */
  void runOnce() {
    if (begun.compareAndSet(false, true)) {
      started = nanoClock.getAsLong();
      CollectorOutcome ended = call();
      last = buffer.last();
      outcome.complete(ended);
    }
  }

  // An Error (a missing native symbol, a stack overflow) must end the run too, or it would count
  // as stalled for ever.
  private CollectorOutcome call() {
    try {
      collector.collect(buffer);
      return new CollectorOutcome.Succeeded(elapsed());
    } catch (NoDataException e) {
      return new CollectorOutcome.Absent(elapsed(), String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | Error e) {
      return new CollectorOutcome.Failed(elapsed(), describe(e));
    }
  }

  /** Ends a run that could not be started. */
  void fail(Throwable cause) {
    if (begun.compareAndSet(false, true)) {
      outcome.complete(new CollectorOutcome.Failed(elapsed(), describe(cause)));
    }
  }

  /** Waits for the end, at most until {@code until} on the nano clock; tells whether it came. */
  boolean awaitEnd(long until) throws InterruptedException {
    try {
      long left = Math.max(0, until - nanoClock.getAsLong());
      outcome.get(left, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run never completes exceptionally", e);
    }
  }

  /** How it ended; if it has not, it stalled. */
  CollectorOutcome outcome() {
    return outcome.getNow(new CollectorOutcome.Stalled(elapsed()));
  }

  boolean isBegun() {
    return begun.get();
  }

  boolean isOver() {
    return outcome.isDone();
  }

  /** Tells whether it goes on although it has run as long as a scrape would wait for it. */
  boolean hasTaken(Duration timeout) {
    return begun.get() && !outcome.isDone() && elapsed().compareTo(timeout) >= 0;
  }

  /** What it found; if it goes on, what it has found so far. */
  Reading reading() {
    Reading found = last;
    return found == null ? buffer.reading() : found;
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanoClock.getAsLong() - started);
  }

  private static String describe(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.toString();
  }
}
