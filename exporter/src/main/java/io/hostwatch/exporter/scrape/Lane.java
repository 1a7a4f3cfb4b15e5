package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one collector to one call at a time: at most one thread per collector can ever hang.
 * Remembers what its last run added. Thread-safe.
 */
final class Lane {
  private final Collector collector;
  private final LongSupplier nanoClock;
  private Layout expected = Layout.EMPTY;
  private @Nullable Run current;

  Lane(Collector collector, LongSupplier nanoClock) {
    this.collector = collector;
    this.nanoClock = nanoClock;
  }

  CollectorName name() {
    return collector.name();
  }

  /** The run in progress or, if there is none, a new one that nobody has begun. */
  synchronized Run join() {
    Run run = current;
    if (run == null || run.isOver()) {
      run = new Run(collector, expected, nanoClock);
      current = run;
    }
    return run;
  }

  /** Remembers what a run added. */
  synchronized void remember(Layout layout) {
    expected = layout;
  }
}
