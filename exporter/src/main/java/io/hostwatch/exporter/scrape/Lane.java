package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one collector to one call at a time: at most one thread per collector can ever hang.
 * Thread-safe.
 */
final class Lane {
  private final Collector collector;
  private final Executor executor;
  private final LongSupplier nanoClock;
  private @Nullable Run current;

  Lane(Collector collector, Executor executor, LongSupplier nanoClock) {
    this.collector = collector;
    this.executor = executor;
    this.nanoClock = nanoClock;
  }

  CollectorName name() {
    return collector.name();
  }

  /** Joins the run in progress, or starts one. */
  synchronized Run join() {
    Run run = current;
    if (run == null || run.isOver()) {
      run = start();
      current = run;
    }
    return run;
  }

  private Run start() {
    Run run = new Run(collector, nanoClock);
    try {
      executor.execute(run);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      run.fail(e); // the JVM reports "no more threads" as OutOfMemoryError
    }
    return run;
  }
}
