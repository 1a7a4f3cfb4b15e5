package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.store.StoreHealth;
import io.hostwatch.bridge.store.StoreHealth.Access;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;

/** How the store's transactions went; asks the store nothing, so it answers whatever ails it. */
record HealthMetrics(StoreHealth health) implements MultiCollector {

  @Override
  public MetricSnapshots collect() {
    return new MetricSnapshots(commits(), failures(), writable());
  }

  private CounterSnapshot commits() {
    return CounterSnapshot.builder()
        .name("hostwatch_bridge_store_commits")
        .help("Transactions of the history made durable; bodies that come together share one.")
        .dataPoint(CounterDataPointSnapshot.builder().value((double) health.commits()).build())
        .build();
  }

  private CounterSnapshot failures() {
    CounterSnapshot.Builder family =
        CounterSnapshot.builder()
            .name("hostwatch_bridge_store_failures")
            .help("Transactions of the history that failed, by access and reason.");
    for (Access access : Access.values()) {
      health
          .failures(access)
          .forEach(
              (reason, count) ->
                  family.dataPoint(point(word(access), word(reason), (double) count)));
    }
    return family.build();
  }

  private static CounterDataPointSnapshot point(String access, String reason, double count) {
    return CounterDataPointSnapshot.builder()
        .labels(Labels.of("access", access, "reason", reason))
        .value(count)
        .build();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private GaugeSnapshot writable() {
    return GaugeSnapshot.builder()
        .name("hostwatch_bridge_store_writable")
        .help("Whether the history could be written when that was last tried.")
        .dataPoint(
            GaugeDataPointSnapshot.builder().value(health.isWell(Access.WRITE) ? 1 : 0).build())
        .build();
  }
}
