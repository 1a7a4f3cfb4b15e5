package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Dashboard;
import io.hostwatch.e2e.harness.DashboardQuery;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.QueryTimes;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SimulatedPast;
import io.hostwatch.e2e.harness.Simulator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Every query of every panel answers at each range, from an hour to a month: over the past of a
 * simulated world that goes on, beside the real exporter, bridge and Alertmanager.
 *
 * <p>The simulated hosts are the system property {@code hostwatch.e2e.ranges.hosts}, how far back
 * they go is {@code hostwatch.e2e.ranges.days}; of so many hours as {@code
 * hostwatch.e2e.ranges.whole} says they have every sample that a scrape every 5 s would have taken.
 */
class DashboardRangesIT {

  private static final int HOSTS = Integer.getInteger("hostwatch.e2e.ranges.hosts", 3);
  private static final int DAYS = Integer.getInteger("hostwatch.e2e.ranges.days", 30);

  private static final int WHOLE_HOURS = Integer.getInteger("hostwatch.e2e.ranges.whole", 0);

  private static final List<Duration> RANGES =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30));

  private static final int MOST_SERIES = 1000;

  /** What a bridge shows only where something rare happened to it, by a part of the query. */
  private static final Set<String> RARE =
      Set.of(
          "_episodes_suppressed{",
          "_leases_lost_total{",
          "_reconciled_episodes_total{",
          "_audit_last_completed_timestamp_seconds{");

  private final Addresses addresses = Addresses.free();

  @Test
  void everyQuery_atEachRange_answers(TestInfo test) throws IOException {
    Scratch scratch = Scratch.of(test);
    List<DashboardQuery> queries =
        Dashboard.provisioned().stream().flatMap(d -> DashboardQuery.of(d).stream()).toList();
    List<DashboardQuery> answering = queries.stream().filter(query -> !isRare(query)).toList();
    try (Running running = new Running()) {
      Prometheus prometheus = startAll(running, scratch);

      for (Duration range : RANGES) {
        if (range.toDays() <= DAYS) {
          Patience.within("all queries answer over " + range, Duration.ofMinutes(8))
              .pollInterval(Duration.ofSeconds(10))
              .untilAsserted(() -> assertThat(empty(prometheus, answering, range)).isEmpty());
          QueryTimes times = QueryTimes.of(prometheus, queries, range);
          System.out.println(times.summary());
          scratch.write("times-" + range + ".txt", times.table());
          assertThat(times.seriesByPanel())
              .allSatisfy((_, series) -> assertThat(series).isLessThanOrEqualTo(MOST_SERIES));
        }
      }
    }
  }

  private Prometheus startAll(Running running, Scratch scratch) throws IOException {
    Instant begun = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    List<String> world = world(begun);
    try (SimulatedPast past = SimulatedPast.empty(scratch.dir("prometheus"), addresses)) {
      if (WHOLE_HOURS == 0) {
        past.fill(with(world, "--from=-" + DAYS + "d"));
      } else {
        past.fill(with(world, "--from=-" + DAYS + "d", "--to=-" + WHOLE_HOURS + "h"));
        past.fill(with(world, "--from=-" + WHOLE_HOURS + "h", "--step=5s"));
      }
      past.leave();
    }
    Simulator simulator = running.add(Simulator.start(scratch.dir("simulator"), world));
    HostwatchParts.start(running, scratch, addresses);
    return running.add(Prometheus.startOnPast(scratch.dir("prometheus"), addresses, simulator));
  }

  private static List<String> with(List<String> world, String... more) {
    return Stream.concat(world.stream(), Stream.of(more)).toList();
  }

  /** Something was wrong in each range, and is wrong now. */
  private static List<String> world(Instant begun) {
    return List.of(
        "--hosts=" + HOSTS,
        "--start=" + begun,
        "--incident=cpu-storm,host=host-001,at=-10m,for=2h",
        "--incident=app-errors,at=-4h",
        "--incident=queue-backlog,at=-20h",
        "--incident=disk-fills,host=host-002,at=-5d,for=6h",
        "--incident=host-crash,host=host-003,at=-20d,for=2h");
  }

  private static boolean isRare(DashboardQuery query) {
    return RARE.stream().anyMatch(query.promql()::contains);
  }

  private static List<DashboardQuery> empty(
      Prometheus prometheus, List<DashboardQuery> queries, Duration range) {
    return queries.stream().filter(query -> query.ask(prometheus, range).isEmpty()).toList();
  }
}
