package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.scrape.Plan.Conflict;
import io.hostwatch.exporter.scrape.Plan.Reason;
import java.util.concurrent.atomic.LongAdder;

/** Counts the samples that merging left out. Thread-safe. */
final class LeftOut {
  private final LongAdder typeConflicts = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder collisions = new LongAdder();

  void count(Conflict conflict) {
    of(conflict.reason()).increment();
  }

  void addTo(MetricSink sink) {
    for (Reason reason : Reason.values()) {
      ScrapeFamilies.leftOut(sink, reason, of(reason).sum());
    }
  }

  private LongAdder of(Reason reason) {
    return switch (reason) {
      case TYPE_CONFLICT -> typeConflicts;
      case DUPLICATE -> duplicates;
      case NAME_COLLISION -> collisions;
    };
  }
}
