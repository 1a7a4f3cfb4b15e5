package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.Map;

/** What a scrape tells about itself. */
final class ScrapeFamilies {
  private static final double NANOS = 1e9;

  private static final Family DURATION =
      Family.gauge(
          "node_scrape_collector_duration_seconds",
          "How long the collector ran in this scrape.",
          "collector");
  private static final Family SUCCESS =
      Family.gauge(
          "node_scrape_collector_success",
          "Whether the collector read the host: 1, or 0 if it failed, stalled or found no data.",
          "collector");
  private static final Family LEFT_OUT =
      Family.counter(
          "hostwatch_exporter_samples_left_out_total",
          "Samples left out because others before them had their name with another type, their"
              + " labels, or a histogram or summary of which they would be a part.",
          "reason");

  private ScrapeFamilies() {}

  static void outcomes(MetricSink sink, Map<CollectorName, CollectorOutcome> outcomes) {
    outcomes.forEach(
        (name, outcome) -> {
          sink.add(DURATION, outcome.duration().toNanos() / NANOS, name.value());
          boolean success = outcome instanceof CollectorOutcome.Succeeded;
          sink.add(SUCCESS, success ? 1 : 0, name.value());
        });
  }

  static void leftOut(MetricSink sink, Plan.Reason reason, long samples) {
    sink.add(LEFT_OUT, (double) samples, reason.label());
  }
}
