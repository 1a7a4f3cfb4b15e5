package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Dashboard;
import io.hostwatch.e2e.harness.DashboardQuery;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.QueryTimes;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.Simulator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Every query of every panel answers, in no more series than can be drawn: with 100 simulated
 * hosts, their services, and the real exporter, bridge and Alertmanager, under the shipped rules at
 * their own pace.
 */
class DashboardQueriesIT {

  private static final Duration RANGE = Duration.ofHours(1);
  private static final int MOST_SERIES = 1000;

  /** What cannot answer on a server that runs for minutes, by a part of the query. */
  private static final Map<String, String> NEEDS_MORE =
      Map.ofEntries(
          Map.entry(":deriv1d{", "of a host that is known for an hour"),
          Map.entry(":delta1h{", "against an hour ago"),
          Map.entry(":drop1h{", "against an hour ago"),
          Map.entry(":upper1h{", "of a host that is known for 26 hours"),
          Map.entry(":lower1h{", "of a host that is known for 26 hours"),
          Map.entry("offset 7d", "against a week ago"),
          Map.entry("_episodes_suppressed{", "of what somebody silenced"),
          Map.entry("_leases_lost_total{", "of attempts that hung for longer than a lease"),
          Map.entry("_reconciled_episodes_total{", "of what Alertmanager forgot to tell"),
          Map.entry("_audit_last_completed_timestamp_seconds{", "after the first hourly audit"));

  private final Addresses addresses = Addresses.free();

  @Test
  void everyQuery_ofTheLastHour_answers(TestInfo test) throws IOException {
    Scratch scratch = Scratch.of(test);
    List<DashboardQuery> queries =
        Dashboard.provisioned().stream().flatMap(d -> DashboardQuery.of(d).stream()).toList();
    try (Running running = new Running()) {
      Prometheus prometheus = startAll(running, scratch);
      List<DashboardQuery> answering = queries.stream().filter(query -> !needsMore(query)).toList();

      Patience.within("all " + answering.size() + " queries answer", Duration.ofMinutes(8))
          .pollInterval(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(answering)
                      .filteredOn(query -> query.ask(prometheus, RANGE).isEmpty())
                      .isEmpty());
      QueryTimes times = QueryTimes.of(prometheus, queries, RANGE);

      scratch.write("times.txt", times.table());
      System.out.println(times.table());
      assertThat(times.seriesByPanel())
          .allSatisfy((_, s) -> assertThat(s).isLessThanOrEqualTo(MOST_SERIES));
    }
  }

  private Prometheus startAll(Running running, Scratch scratch) throws IOException {
    Simulator simulator =
        running.add(
            Simulator.start(
                scratch.dir("simulator"),
                List.of("--hosts=100", "--incident=cpu-storm,host=host-001,for=1h")));
    HostwatchParts.start(running, scratch, addresses);
    return running.add(Prometheus.startAsShipped(scratch.dir("prometheus"), addresses, simulator));
  }

  private static boolean needsMore(DashboardQuery query) {
    return NEEDS_MORE.keySet().stream().anyMatch(query.promql()::contains);
  }
}
