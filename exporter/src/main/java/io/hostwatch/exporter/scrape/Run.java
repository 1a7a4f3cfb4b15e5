package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.NoDataException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * One call of one collector. Overlapping scrapes wait for the same run, so a collector never runs
 * twice at a time. Thread-safe.
 */
final class Run implements Runnable {
  private final Collector collector;
  private final LongSupplier nanoClock;
  private final long started;
  private final SampleBuffer buffer = new SampleBuffer();
  private final CompletableFuture<CollectorOutcome> outcome = new CompletableFuture<>();
  private volatile boolean givenUp;

  Run(Collector collector, LongSupplier nanoClock) {
    this.collector = collector;
    this.nanoClock = nanoClock;
    this.started = nanoClock.getAsLong();
  }

  /** Calls the collector on this thread; whatever it throws becomes an outcome. */
  @Override
  public void run() {
    outcome.complete(call());
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
    outcome.complete(new CollectorOutcome.Failed(elapsed(), describe(cause)));
  }

  /** Waits for the end, at most until {@code deadline} on the nano clock. */
  CollectorOutcome await(long deadline) throws InterruptedException {
    try {
      long left = Math.max(0, deadline - nanoClock.getAsLong());
      return outcome.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      givenUp = true;
      return new CollectorOutcome.Stalled(elapsed());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run never completes exceptionally", e);
    }
  }

  CollectorOutcome.Stalled stalled() {
    return new CollectorOutcome.Stalled(elapsed());
  }

  boolean isOver() {
    return outcome.isDone();
  }

  /** Tells whether a scrape has already waited for this run in vain and it still goes on. */
  boolean isGivenUp() {
    return givenUp && !outcome.isDone();
  }

  List<FamilySamples> samples() {
    return buffer.copy();
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanoClock.getAsLong() - started);
  }

  private static String describe(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.toString();
  }
}
