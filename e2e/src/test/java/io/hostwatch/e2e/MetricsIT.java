package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.Http;
import io.hostwatch.e2e.harness.NodeExporter;
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

  private static final int LINT_FINDINGS = 3;

  @Test
  void exporter_onThisHost_passesPromtoolAndKeepsNodeExportersNames(TestInfo test)
      throws IOException, InterruptedException {
    Scratch scratch = Scratch.of(test);
    try (Exporter exporter = Exporter.start(scratch.dir("exporter"), List.of());
        NodeExporter theirs = NodeExporter.start(scratch, List.of())) {
      String text = Http.get(exporter.uri("/metrics")).body();
      String model = Http.get(theirs.uri("/metrics")).body();

      // dashboards and rules everywhere hang on its names, camel case and bits included
      assertThat(lint(scratch.write("metrics.txt", text)))
          .isSubsetOf(lint(scratch.write("model.txt", model)));
      assertThat(text)
          .contains("# TYPE node_cpu_seconds_total counter\n")
          .containsPattern("node_cpu_seconds_total\\{cpu=\"0\",mode=\"idle\"} ")
          .contains("# TYPE node_memory_MemAvailable_bytes gauge\n")
          .containsPattern("node_filesystem_avail_bytes\\{[^}]*mountpoint=\"/\"[^}]*} ")
          .containsPattern("node_network_receive_bytes_total\\{device=\"lo\"} ")
          .containsPattern("node_uname_info\\{[^}]*nodename=\"[^\"]+\"[^}]*} 1(\\.0)?\n")
          .containsPattern("node_exporter_build_info\\{[^}]*} 1(\\.0)?\n")
          .containsPattern("node_scrape_collector_success\\{collector=\"cpu\"} 1(\\.0)?\n")
          .containsPattern("node_filefd_maximum [1-9]\\d{2,}")
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
  private static List<String> lint(Path metrics) throws IOException, InterruptedException {
    Process promtool =
        new ProcessBuilder(Peers.tool("promtool").toString(), "check", "metrics")
            .redirectInput(metrics.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(output).isIn(0, LINT_FINDINGS);
    return output.lines().toList();
  }
}
