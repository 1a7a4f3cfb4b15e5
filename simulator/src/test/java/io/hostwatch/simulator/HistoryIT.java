package io.hostwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History that promtool turns into blocks and a real Prometheus answers from. */
class HistoryIT {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void history_becomesBlocks_thatPrometheusAnswersFrom(@TempDir Path folder) throws Exception {
    Instant from =
        Instant.ofEpochSecond(Instant.now().getEpochSecond() / 60 * 60).minus(HOUR.multipliedBy(8));
    Path text = folder.resolve("history.om");
    write(
        text,
        "history",
        "--hosts=3",
        "--from=" + from,
        "--to=" + from.plus(HOUR.multipliedBy(6)),
        "--incident=host-crash,host=host-002,at=+2h,for=10m",
        "--incident=disk-fills,host=host-001,at=+3h,for=1h");

    PeerTool.Result made =
        PeerTool.run(
            new byte[0],
            List.of(
                PeerTool.path("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                text.toString(),
                folder.resolve("data").toString()));
    assertThat(made.exit()).describedAs(made.output()).isZero();

    try (RunningPrometheus prometheus = RunningPrometheus.start(folder, "scrape_configs: []\n")) {
      double start = from.getEpochSecond();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> prometheus.query("count(up == 1)", start + 60) == 9);
      assertThat(prometheus.query("sum(count_over_time(up[6h]))", start + 6 * 3600 - 60))
          .isEqualTo(9 * 360);
      assertThat(prometheus.query("count(up == 0)", start + 2 * 3600 + 300)).isEqualTo(1);
      assertThat(prometheus.query(disk("host-001"), start + 3 * 3600 + 2700)).isGreaterThan(0.9);
      assertThat(prometheus.query(disk("host-001"), start + 5 * 3600)).isLessThan(0.75);
      assertThat(
              prometheus.query(
                  "sum(rate(http_server_request_duration_seconds_count[5m]))", start + 3600))
          .isBetween(50.0, 300.0);
    }
  }

  private static String disk(String host) {
    return """
    1 - max(node_filesystem_avail_bytes{instance="%s",mountpoint="/var"}
    / node_filesystem_size_bytes{instance="%s",mountpoint="/var"})
    """
        .formatted(host, host);
  }

  private static void write(Path text, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(InstalledSimulator.command(arguments))
            .redirectOutput(text.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
