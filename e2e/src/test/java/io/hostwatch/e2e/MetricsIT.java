package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.Http;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.receivers.OnCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Both services speak the exposition format as Prometheus' own linter wants it. */
class MetricsIT {

  @Test
  void exporter_onThisHost_passesPromtoolAndKeepsNodeExportersNames(TestInfo test)
      throws IOException, InterruptedException {
    Scratch scratch = Scratch.of(test);
    try (Exporter exporter = Exporter.start(scratch.dir("exporter"), List.of())) {
      String text = Http.get(exporter.uri("/metrics")).body();

      assertThat(lint(scratch.write("metrics.txt", text))).isEmpty();
      assertThat(text)
          .contains("# TYPE node_cpu_seconds_total counter\n")
          .containsPattern("node_cpu_seconds_total\\{cpu=\"0\",mode=\"idle\"} ")
          .contains("# TYPE node_memory_MemAvailable_bytes gauge\n")
          .containsPattern("node_filesystem_avail_bytes\\{[^}]*mountpoint=\"/\"[^}]*} ")
          .containsPattern("node_network_receive_bytes_total\\{device=\"lo\"} ")
          .containsPattern("node_uname_info\\{[^}]*nodename=\"[^\"]+\"[^}]*} 1(\\.0)?\n")
          .containsPattern("node_exporter_build_info\\{[^}]*} 1(\\.0)?\n")
          .containsPattern("node_scrape_collector_success\\{collector=\"cpu\"} 1(\\.0)?\n")
          .contains("node_load1 ", "node_boot_time_seconds ", "node_time_seconds ");
    }
  }

  @Test
  void bridge_afterAnAlert_passesPromtool(TestInfo test) throws IOException, InterruptedException {
    Scratch scratch = Scratch.of(test);
    try (OnCall onCall = OnCall.open();
        Bridge bridge = Bridge.start(scratch.dir("bridge"), onCall.config())) {
      bridge.post(SentAlert.webhookBody(List.of(SentAlert.firing("Counted", "host-1"))));
      Patience.await("delivery").until(() -> !onCall.slack().shown().isEmpty());

      String text = Http.get(bridge.uri("/metrics")).body();

      assertThat(lint(scratch.write("metrics.txt", text))).isEmpty();
      assertThat(text).contains("hostwatch_bridge_deliveries{");
    }
  }

  /** What {@code promtool check metrics} complains of. */
  private static String lint(Path metrics) throws IOException, InterruptedException {
    Process promtool =
        new ProcessBuilder(Peers.tool("promtool").toString(), "check", "metrics")
            .redirectInput(metrics.toFile())
            .redirectErrorStream(true)
            .start();
    String complaints =
        new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return promtool.waitFor() == 0 ? "" : "exit " + promtool.exitValue() + ": " + complaints;
  }
}
