package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Outbox.Depth;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.StoreException;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is in the store at the scrape, or where that takes longer than {@link #PATIENCE}, as
 * behind a million deliveries that wait, at an earlier one. Where the store cannot be read, or does
 * not answer in that time what it can tell at once, {@code hostwatch_bridge_store_up} is 0 and all
 * counts are absent.
 */
final class StoreMetrics implements MultiCollector {
  private static final Logger log = LoggerFactory.getLogger(StoreMetrics.class);

  /** Twice that is less than the four seconds after which the shipped Prometheus gives up. */
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  /** How old counts may be. */
  private static final Duration OLDEST = Duration.ofMinutes(2);

  private static final List<DeliveryState> OWED =
      List.of(
          DeliveryState.PENDING,
          DeliveryState.IN_FLIGHT,
          DeliveryState.RETRY,
          DeliveryState.PARKED,
          DeliveryState.DEAD);

  /** What one read found. */
  private record Counts(Map<Target, Map<DeliveryState, Depth>> backlog, long firing) {

    /** Whether anything waits for that target, which is parked. */
    boolean isHeldUp(Target target) {
      Set<DeliveryState> states = backlog.getOrDefault(target, Map.of()).keySet();
      return !Collections.disjoint(states, WAITING);
    }
  }

  /** Or probes it just now. */
  private static final Set<DeliveryState> WAITING =
      Set.of(DeliveryState.PARKED, DeliveryState.IN_FLIGHT);

  private final Outbox outbox;
  private final List<Target> targets;
  private final Clock clock;
  private final TimelyRead<Set<Target>> parked;
  private final TimelyRead<Counts> counts;

  StoreMetrics(
      AlertQuery query, Outbox outbox, Collection<Target> targets, Clock clock, Duration patience) {
    this.outbox = outbox;
    this.targets = List.copyOf(targets);
    this.clock = clock;
    parked = new TimelyRead<>(() -> outbox.parked().keySet(), patience);
    counts = new TimelyRead<>(() -> new Counts(backlog(), query.countFiring()), patience);
  }

  @Override
  public MetricSnapshots collect() {
    try {
      Set<Target> parkedNow = parked.get();
      return counts
          .getOrLast(OLDEST)
          .map(now -> snapshots(now, parkedNow))
          .orElseGet(() -> new MetricSnapshots(up(1)));
    } catch (StoreException e) {
      log.debug("scrape without the counts of the store", e);
      return new MetricSnapshots(up(0));
    }
  }

  private MetricSnapshots snapshots(Counts now, Set<Target> parkedNow) {
    return new MetricSnapshots(
        firing(now.firing()),
        deliveries(now.backlog()),
        oldest(now.backlog()),
        parked(now, parkedNow),
        up(1));
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

  private static GaugeSnapshot deliveries(Map<Target, Map<DeliveryState, Depth>> backlog) {
    return perState(
        "hostwatch_bridge_deliveries",
        "What is owed to a receiver's channel and not delivered, by state.",
        backlog,
        depth -> depth.map(Depth::count).orElse(0L));
  }

  private GaugeSnapshot oldest(Map<Target, Map<DeliveryState, Depth>> backlog) {
    Instant now = clock.instant();
    return perState(
        "hostwatch_bridge_delivery_oldest_age_seconds",
        "How long ago the oldest of these deliveries was made; 0 where there is none.",
        backlog,
        depth -> depth.map(d -> age(d.oldest(), now)).orElse(0.0));
  }

  private static double age(Instant oldest, Instant now) {
    return Math.max(0, Duration.between(oldest, now).toMillis() / 1e3);
  }

  private static GaugeSnapshot parked(Counts now, Set<Target> parkedNow) {
    GaugeSnapshot.Builder family =
        GaugeSnapshot.builder()
            .name("hostwatch_bridge_destination_parked")
            .help("Whether a receiver's channel takes nothing, so that deliveries wait for it.");
    now.backlog()
        .keySet()
        .forEach(
            target ->
                family.dataPoint(
                    GaugeDataPointSnapshot.builder()
                        .labels(
                            Labels.of("receiver", target.receiver(), "channel", target.channel()))
                        .value(parkedNow.contains(target) && now.isHeldUp(target) ? 1 : 0)
                        .build()));
    return family.build();
  }

  private static GaugeSnapshot perState(
      String name,
      String help,
      Map<Target, Map<DeliveryState, Depth>> backlog,
      Function<Optional<Depth>, ? extends Number> value) {
    GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
    backlog.forEach(
        (target, depths) ->
            OWED.forEach(
                state ->
                    family.dataPoint(
                        point(
                            target, state, value.apply(Optional.ofNullable(depths.get(state)))))));
    return family.build();
  }

  /** What the store counts, and nothing for each target that is up to date. */
  private Map<Target, Map<DeliveryState, Depth>> backlog() {
    Map<Target, Map<DeliveryState, Depth>> all =
        new TreeMap<>(Comparator.comparing(Target::toString));
    targets.forEach(target -> all.put(target, new EnumMap<>(DeliveryState.class)));
    all.putAll(outbox.backlog());
    return all;
  }

  private static GaugeDataPointSnapshot point(Target target, DeliveryState state, Number value) {
    return GaugeDataPointSnapshot.builder()
        .labels(
            Labels.of(
                "receiver", target.receiver(), "channel", target.channel(), "state", state.text()))
        .value(value.doubleValue())
        .build();
  }
}
