package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.PurgeListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;

/** Counts what is deleted because of its age. Thread-safe. */
final class PurgeMetrics implements PurgeListener {
  private final Counter deleted;
  private final Gauge completed;

  PurgeMetrics(PrometheusRegistry registry) {
    deleted =
        Counter.builder()
            .name("hostwatch_bridge_retention_deleted_total")
            .help("What was deleted because of its age: receipts, events, alerts and the like.")
            .labelNames("kind")
            .register(registry);
    for (Kept what : Kept.values()) {
      deleted.initLabelValues(what.text());
    }
    completed =
        Gauge.builder()
            .name("hostwatch_bridge_retention_last_completed_timestamp_seconds")
            .help("When all that was too old was last deleted, as a Unix time; 0 before.")
            .register(registry);
  }

  @Override
  public void deleted(Kept what, long count) {
    deleted.labelValues(what.text()).inc(count);
  }

  @Override
  public void completed(Instant at) {
    completed.set(at.toEpochMilli() / 1e3);
  }
}
