package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.StoreException;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is in the store at the moment of the scrape. Where the store cannot be read, the
 * counts are absent and {@code hostwatch_bridge_store_up} is 0.
 */
final class StoreMetrics implements MultiCollector {
  private static final Logger log = LoggerFactory.getLogger(StoreMetrics.class);

  private static final List<DeliveryState> OWED =
      List.of(
          DeliveryState.PENDING, DeliveryState.IN_FLIGHT, DeliveryState.RETRY, DeliveryState.DEAD);

  private final AlertQuery query;
  private final Outbox outbox;
  private final List<Target> targets;

  StoreMetrics(AlertQuery query, Outbox outbox, Collection<Target> targets) {
    this.query = query;
    this.outbox = outbox;
    this.targets = List.copyOf(targets);
  }

  @Override
  public MetricSnapshots collect() {
    try {
      return new MetricSnapshots(firing(query.countFiring()), deliveries(), up(1));
    } catch (StoreException e) {
      log.debug("scrape without the counts of the store", e);
      return new MetricSnapshots(up(0));
    }
  }

  private static GaugeSnapshot firing(long count) {
    return GaugeSnapshot.builder()
        .name("hostwatch_bridge_episodes_firing")
        .help("Alerts that fire now.")
        .dataPoint(GaugeDataPointSnapshot.builder().value((double) count).build())
        .build();
  }

  private static GaugeSnapshot up(int value) {
    return GaugeSnapshot.builder()
        .name("hostwatch_bridge_store_up")
        .help("Whether the history could be read at this scrape.")
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private GaugeSnapshot deliveries() {
    GaugeSnapshot.Builder family =
        GaugeSnapshot.builder()
            .name("hostwatch_bridge_deliveries")
            .help("What is owed to a receiver's channel and not delivered, by state.");
    backlog()
        .forEach(
            (target, counts) ->
                OWED.forEach(
                    state ->
                        family.dataPoint(point(target, state, counts.getOrDefault(state, 0L)))));
    return family.build();
  }

  /** What the store counts, and nothing for each target that is up to date. */
  private Map<Target, Map<DeliveryState, Long>> backlog() {
    Map<Target, Map<DeliveryState, Long>> all =
        new TreeMap<>(java.util.Comparator.comparing(Target::toString));
    targets.forEach(target -> all.put(target, new EnumMap<>(DeliveryState.class)));
    all.putAll(outbox.backlog());
    return all;
  }

  private static GaugeDataPointSnapshot point(Target target, DeliveryState state, long count) {
    return GaugeDataPointSnapshot.builder()
        .labels(
            Labels.of(
                "receiver", target.receiver(), "channel", target.channel(), "state", state.text()))
        .value((double) count)
        .build();
  }
}
