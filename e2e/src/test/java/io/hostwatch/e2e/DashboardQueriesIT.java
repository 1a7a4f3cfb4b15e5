package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Dashboard;
import io.hostwatch.e2e.harness.DashboardQuery;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.Simulator;
import io.hostwatch.e2e.receivers.OnCall;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  /** What became of one query. */
  private record Answer(DashboardQuery query, int series, long micros) {
    @Override
    public String toString() {
      return "%8.1f ms %5d series  %s / %s"
          .formatted(micros / 1000.0, series, query.panel(), query.letter());
    }
  }

  private final Addresses addresses = Addresses.free();

  @Test
  void everyQuery_ofTheLastHour_answers(TestInfo test) throws IOException {
    Scratch scratch = Scratch.of(test);
    List<DashboardQuery> queries =
        Dashboard.provisioned().stream().flatMap(d -> DashboardQuery.of(d).stream()).toList();
    try (Running running = new Running()) {
      Prometheus prometheus = startAll(running, scratch);
      List<DashboardQuery> answering = queries.stream().filter(query -> !needsMore(query)).toList();

      List<Answer> answers = new ArrayList<>();
      Patience.within("all " + answering.size() + " queries answer", Duration.ofMinutes(8))
          .pollInterval(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(answering).filteredOn(query -> isEmpty(prometheus, query)).isEmpty());
      queries.forEach(query -> answers.add(ask(prometheus, query)));

      scratch.write("times.txt", table(answers));
      System.out.println(table(answers));
      assertThat(seriesByPanel(answers))
          .allSatisfy((_, s) -> assertThat(s).isLessThanOrEqualTo(MOST_SERIES));
    }
  }

  private Prometheus startAll(Running running, Scratch scratch) throws IOException {
    Simulator simulator =
        running.add(
            Simulator.start(
                scratch.dir("simulator"),
                List.of("--hosts=100", "--incident=cpu-storm,host=host-001,for=1h")));
    OnCall onCall = running.add(OnCall.open());
    running.add(Exporter.start(scratch.dir("exporter"), addresses.exporter(), List.of()));
    running.add(Bridge.start(scratch.dir("bridge"), addresses.bridge(), onCall.config()));
    running.add(Alertmanager.alone(scratch.dir("alertmanager"), addresses));
    return running.add(Prometheus.startAsShipped(scratch.dir("prometheus"), addresses, simulator));
  }

  private static boolean needsMore(DashboardQuery query) {
    return NEEDS_MORE.keySet().stream().anyMatch(query.promql()::contains);
  }

  private static boolean isEmpty(Prometheus prometheus, DashboardQuery query) {
    return ask(prometheus, query).series() == 0;
  }

  private static Answer ask(Prometheus prometheus, DashboardQuery query) {
    Map<String, String> chosen =
        query.panel().startsWith("hostwatch-host ") ? Map.of("instance", "host-001") : Map.of();
    String promql = query.filled(RANGE, chosen);
    long start = System.nanoTime();
    int series =
        query.instant()
            ? prometheus.query(promql).size()
            : prometheus.queryRange(promql, RANGE, DashboardQuery.step(RANGE)).size();
    return new Answer(query, series, (System.nanoTime() - start) / 1000);
  }

  private static Map<String, Integer> seriesByPanel(List<Answer> answers) {
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                answer -> answer.query().panel(), Collectors.summingInt(Answer::series)));
  }

  private static String table(List<Answer> answers) {
    StringBuilder table = new StringBuilder();
    answers.stream()
        .sorted(Comparator.comparingLong(Answer::micros).reversed())
        .forEach(answer -> table.append(answer).append('\n'));
    return table.toString();
  }
}
