package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SimulatedPast;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * No false alarm: a week of a world in which nothing goes wrong, judged by the shipped rules.
 *
 * <p>The hosts are the system property {@code hostwatch.e2e.week.hosts}, the time from one sample
 * and evaluation to the next is {@code hostwatch.e2e.week.step}.
 */
class SimulatedWeekIT {

  private static final int HOSTS = Integer.getInteger("hostwatch.e2e.week.hosts", 3);
  private static final String STEP = System.getProperty("hostwatch.e2e.week.step", "1m");

  /** For what looks a week back; not looked at. */
  private static final Duration BEFORE = Duration.ofDays(8);

  @Test
  void undisturbedWeek_raisesNothing(TestInfo test) throws IOException {
    Scratch scratch = Scratch.of(test);
    Instant begin = Instant.parse("2026-03-09T00:00:00Z");
    Instant end = begin.plus(Duration.ofDays(7));
    String hosts = "--hosts=" + HOSTS;
    try (SimulatedPast past = SimulatedPast.empty(scratch.dir("prometheus"), Addresses.free())) {
      past.fill(List.of(hosts, "--from=" + begin.minus(BEFORE), "--to=" + begin, "--step=5m"));
      past.fill(List.of(hosts, "--from=" + begin, "--to=" + end, "--step=" + STEP));
      Prometheus prometheus = past.prometheus();

      assertThat(prometheus.queryRange("count(up == 1)", begin, end, Duration.ofHours(1)))
          .hasSize(1);
      assertThat(during(prometheus, "instance:node_cpu_utilisation:upper1h", end)).hasSize(HOSTS);
      assertThat(during(prometheus, "ALERTS{alertstate=\"pending\"}", end))
          .as("that the rules were evaluated shows in what was pending for a while")
          .isNotEmpty();
      assertThat(during(prometheus, "ALERTS{alertstate=\"firing\"}", end)).isEmpty();
    }
  }

  /** The series that had a value at any time of the week that ends there. */
  private static List<String> during(Prometheus prometheus, String selector, Instant end) {
    String everSince = "last_over_time(%s[%dh])".formatted(selector, 7 * 24);
    return prometheus.queryRange(everSince, end.minusSeconds(1), end, Duration.ofHours(1)).stream()
        .map(series -> series.get("metric").toString())
        .toList();
  }
}
