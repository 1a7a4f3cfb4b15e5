package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Dashboard;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.receivers.OnCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Every query of the dashboard of all hosts returns data on a machine that was just set up. */
class DashboardIT {

  /** Says nothing of a host within its first hour, because it cannot know. */
  private static final String FORESEEN = ":deriv1d{";

  private final Addresses addresses = Addresses.free();

  @Test
  void everyQuery_onThisHost_returnsData(TestInfo test) throws IOException {
    Scratch scratch = Scratch.of(test);
    Dashboard overview = Dashboard.provisioned("hostwatch-overview");
    try (OnCall onCall = OnCall.open();
        Exporter _ = Exporter.start(scratch.dir("exporter"), addresses.exporter(), List.of());
        Bridge _ = Bridge.start(scratch.dir("bridge"), addresses.bridge(), onCall.config());
        Alertmanager _ = Alertmanager.alone(scratch.dir("alertmanager"), addresses);
        Prometheus prometheus = Prometheus.start(withAnAlert(scratch), addresses)) {

      List<String> queries =
          queriesOf(overview).stream().filter(query -> !query.contains(FORESEEN)).toList();

      assertThat(queries).isNotEmpty();
      Patience.awaitLong("all " + queries.size() + " queries return data")
          .untilAsserted(() -> assertThat(queries).filteredOn(prometheus::isEmpty).isEmpty());
    }
  }

  /** On a healthy host the query behind the alerts' annotations would have nothing to show. */
  private static Path withAnAlert(Scratch scratch) throws IOException {
    Path dir = scratch.dir("prometheus");
    Files.createDirectories(dir.resolve("rules"));
    Files.writeString(
        dir.resolve("rules/always.yml"),
        "groups: [{name: always, rules: [{alert: HostIsUp, expr: 'up{job=\"node\"} == 1'}]}]\n");
    return dir;
  }

  private List<String> queriesOf(Dashboard dashboard) {
    return dashboard.queries("node", Addresses.local(addresses.exporter()));
  }
}
