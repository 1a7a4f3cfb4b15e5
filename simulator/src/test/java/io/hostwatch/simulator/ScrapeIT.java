package io.hostwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed program, scraped by a real Prometheus that finds the targets by itself. */
class ScrapeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  // node_exporter's own names, which promtool does not like.
  private static final String KNOWN =
      "node_(memory|netstat)_\\w+ metric names should be written in 'snake_case' not 'camelCase'"
          + "|node_entropy_\\w+_bits use base unit \"bytes\" instead of \"bits\"";

  @Test
  void prometheus_findsAllTargets_andSeesIncidents(@TempDir Path folder) throws Exception {
    try (InstalledSimulator simulator =
            InstalledSimulator.start("--hosts=4", "--incident=cpu-storm,host=host-001,for=1h");
        RunningPrometheus prometheus = RunningPrometheus.start(folder, config(simulator))) {
      awaitValue(prometheus, "count(up == 1)", 10);
      assertThat(prometheus.query("count(up{job=\"node\",instance=~\"host-00[1-4]\"} == 1)"))
          .isEqualTo(4);
      awaitValue(prometheus, "count(http_server_request_duration_seconds_count > 0)", 24);
      awaitAbove(
          prometheus,
          "1 - avg(rate(node_cpu_seconds_total{instance=\"host-001\",mode=\"idle\"}[10s]))",
          0.95);

      assertThat(simulator.post("/incidents", "host-crash,host=host-002,for=1h").statusCode())
          .isEqualTo(201);

      awaitValue(prometheus, "count(up{instance=\"host-002\"} == 0)", 1);
      assertThat(prometheus.query("count(up == 1)")).isEqualTo(9);
    }
  }

  @Test
  void promtool_likesWhatIsExposed() throws IOException {
    try (InstalledSimulator simulator = InstalledSimulator.start("--hosts=5")) {
      // No family is in two of these, so that they are one text to promtool.
      StringBuilder all = new StringBuilder();
      for (String target : List.of("host-005", "api-1", "events-1", "ledger-1", "probe-1")) {
        HttpResponse<String> text = simulator.get("/targets/" + target + "/metrics");
        assertThat(text.headers().firstValue("Content-Type"))
            .contains("text/plain; version=0.0.4; charset=utf-8");
        all.append(text.body());
      }

      PeerTool.Result checked =
          PeerTool.run(
              all.toString().getBytes(StandardCharsets.UTF_8),
              List.of(PeerTool.path("promtool").toString(), "check", "metrics"));

      assertThat(checked.output().lines()).isNotEmpty().allMatch(line -> line.matches(KNOWN));
    }
  }

  @Test
  void server_answersAsItsReadmeSays() throws Exception {
    try (InstalledSimulator simulator =
        InstalledSimulator.start("--hosts=2", "--incident=host-crash,host=host-002,for=1h")) {
      assertThat(simulator.get("/-/healthy").body()).isEqualTo("healthy\n");
      assertThat(simulator.get("/").body()).contains("/sd/node", "/targets/host-001/metrics");
      assertThat(simulator.get("/sd/blackbox").body())
          .startsWith(
              """
              [{"targets":["%s"],"labels":{"job":"blackbox","instance":"https://trading.example.org/",\
              "__metrics_path__":"/targets/probe-1/metrics"}},\
              """
                  .formatted(simulator.address()));
      assertThat(
              simulator
                  .get("/targets/host-001/metrics", "Accept", "application/openmetrics-text")
                  .body())
          .endsWith("# EOF\n");
      assertThatThrownBy(() -> simulator.get("/targets/host-002/metrics"))
          .isInstanceOf(IOException.class);
      assertThat(simulator.get("/incidents").body()).contains("host-crash", "\"active\"");
      for (String nowhere : List.of("/sd/none", "/targets/none/metrics", "/targets/", "/no")) {
        assertThat(simulator.get(nowhere).statusCode()).isEqualTo(404);
      }
      assertThat(simulator.post("/incidents", "flood").statusCode()).isEqualTo(400);
      assertThat(simulator.post("/incidents", "app-slow", "Origin", "http://x").statusCode())
          .isEqualTo(403);
      assertThat(simulator.post("/sd/node", "").statusCode()).isEqualTo(405);
      assertThat(simulator.stop()).isZero();
    }
  }

  private static String config(InstalledSimulator simulator) {
    StringBuilder config = new StringBuilder("global: {scrape_interval: 1s}\nscrape_configs:\n");
    for (String group : List.of("node", "application", "events", "business", "blackbox")) {
      config.append(
          """
            - job_name: %s
              http_sd_configs: [{url: 'http://%s/sd/%s', refresh_interval: 5s}]
          """
              .formatted(group, simulator.address(), group));
    }
    return config.toString();
  }

  private static void awaitValue(RunningPrometheus prometheus, String query, double value) {
    await(query).atMost(PATIENCE).until(() -> prometheus.query(query) == value);
  }

  private static void awaitAbove(RunningPrometheus prometheus, String query, double value) {
    await(query).atMost(PATIENCE).until(() -> prometheus.query(query) > value);
  }
}
