package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Dashboard;
import io.hostwatch.e2e.harness.DashboardQuery;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.Simulator;
import io.hostwatch.e2e.harness.Tiers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;

/** What three tiers of Prometheus hold of the simulator's hosts. */
class TiersIT {

  /** Without what the first makes for the others, and what begins and ends with an alert. */
  private static final String EVERYTHING =
      "{__name__=~\".+\",__name__!~\"series:hostwatch:.+|ALERTS|ALERTS_FOR_STATE\"}";

  private static final Duration RANGE = Duration.ofMinutes(1);

  private final Addresses addresses = Addresses.free();
  private final Running running = new Running();
  private Tiers tiers;
  private Alertmanager alertmanager;

  @BeforeEach
  void start(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    Simulator simulator =
        running.add(Simulator.start(scratch.dir("simulator"), List.of("--hosts=2")));
    alertmanager = running.add(Alertmanager.alone(scratch.dir("alertmanager"), addresses));
    tiers =
        running.add(
            Tiers.start(
                scratch.dir("prometheus"),
                addresses,
                simulator,
                scratch.write("yesterday.om", yesterday())));
  }

  @AfterEach
  void end() {
    running.close();
  }

  /** One sample a minute around this time yesterday: a bank had 61 transactions an hour. */
  private static String yesterday() {
    StringBuilder text = new StringBuilder("# TYPE type:business_transactions:increase1h gauge\n");
    long then = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();
    for (long at = then - 600; at < then + 1200; at += 60) {
      text.append("type:business_transactions:increase1h{job=\"bank\",type=\"buy\"} 61 ")
          .append(at)
          .append('\n');
    }
    return text.append("# EOF\n").toString();
  }

  @Test
  void everySeries_standsInEachTierAsInTheFirst() {
    Patience.awaitLong("all series in both tiers")
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              Set<Map<String, String>> first = labels(tiers.first());
              assertThat(first).hasSizeGreaterThan(1000);
              assertThat(labels(tiers.second())).containsAll(first);
              assertThat(labels(tiers.third())).containsAll(first);
            });
    assertThat(tiers.first().query("series:hostwatch:avg1m")).isNotEmpty();
    assertThat(tiers.second().isEmpty("{hostwatch_metric!=\"\"}")).isTrue();
    assertThat(tiers.third().isEmpty("{hostwatch_metric!=\"\"}")).isTrue();
  }

  @Test
  void alerts_ofEachServer_standInTheLongestTier() {
    String watchdog = "ALERTS{alertname=\"Watchdog\",alertstate=\"firing\"}";
    String stopped = "ALERTS{alertname=\"BusinessTransactionsStopped\",alertstate=\"firing\"}";

    Patience.awaitLong("the alerts of the first in both tiers")
        .until(() -> !tiers.second().isEmpty(watchdog) && !tiers.third().isEmpty(watchdog));
    Patience.awaitLong("an alert of the second in the third")
        .until(() -> !tiers.second().isEmpty(stopped) && !tiers.third().isEmpty(stopped));
    assertThat(tiers.first().isEmpty(stopped)).isTrue();
    Patience.await("it is told").until(() -> alertmanager.holds("BusinessTransactionsStopped"));
  }

  @Test
  void dashboard_answersFromEachTier() {
    List<DashboardQuery> queries = DashboardQuery.of(Dashboard.provisioned("hostwatch-memory"));

    Patience.awaitLong("all queries answer from all tiers")
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              assertThat(unanswered(queries, tiers.first(), Duration.ofSeconds(1))).isEmpty();
              assertThat(unanswered(queries, tiers.second(), Duration.ofSeconds(5))).isEmpty();
              assertThat(unanswered(queries, tiers.third(), Duration.ofSeconds(10))).isEmpty();
            });
  }

  @Test
  void tierThatWasKilled_hasEverySampleAfterwards() {
    String counter = "node_context_switches_total";
    Patience.awaitLong("the tier has begun").until(() -> !tiers.second().isEmpty(counter));

    tiers.killSecond();
    Instant killed = Instant.now();
    Patience.await("six samples that the tier cannot take")
        .until(() -> samples(tiers.first(), recorded(counter), killed).size() >= 12);
    Instant back = Instant.now();
    tiers.restartSecond();

    Set<String> owed = samples(tiers.first(), recorded(counter), killed, back);
    assertThat(owed).hasSizeGreaterThanOrEqualTo(12);
    Patience.await("the samples of the gap")
        .untilAsserted(
            () -> assertThat(samples(tiers.second(), counter, killed)).containsAll(owed));
  }

  private static String recorded(String counter) {
    return "series:hostwatch:last1m{hostwatch_metric=\"" + counter + "\"}";
  }

  private static Set<String> samples(Prometheus server, String series, Instant since) {
    return samples(server, series, since, Instant.now());
  }

  /** Each sample as host, time and value. */
  private static Set<String> samples(
      Prometheus server, String series, Instant since, Instant until) {
    return server.query(series + "[5m]").stream()
        .flatMap(
            found ->
                found
                    .get("values")
                    .valueStream()
                    .filter(sample -> isBetween(sample.get(0).asDouble(), since, until))
                    .map(sample -> found.at("/metric/instance").asString() + " " + sample))
        .collect(Collectors.toSet());
  }

  private static boolean isBetween(double seconds, Instant since, Instant until) {
    return seconds * 1000 >= since.toEpochMilli() && seconds * 1000 <= until.toEpochMilli();
  }

  private static List<DashboardQuery> unanswered(
      List<DashboardQuery> queries, Prometheus server, Duration scrapes) {
    return queries.stream()
        .filter(query -> server.isEmpty(query.filled(RANGE, Map.of(), scrapes)))
        .toList();
  }

  private static Set<Map<String, String>> labels(Prometheus server) {
    return server.query(EVERYTHING).stream()
        .map(series -> labels(series.get("metric")))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> labels(JsonNode metric) {
    return metric
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().asString()));
  }
}
