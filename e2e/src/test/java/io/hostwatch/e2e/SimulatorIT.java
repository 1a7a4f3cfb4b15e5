package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.Simulator;
import io.hostwatch.e2e.harness.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The simulator, scraped by a real Prometheus and read by a real promtool. */
class SimulatorIT {

  // node_exporter's own names, which promtool does not like.
  private static final String KNOWN =
      "node_(memory|netstat)_\\w+ metric names should be written in 'snake_case' not 'camelCase'"
          + "|node_entropy_\\w+_bits use base unit \"bytes\" instead of \"bits\"";

  private static final Instant BEGIN = Instant.parse("2026-03-09T00:00:00Z");

  private final Addresses addresses = Addresses.free();
  private final Running running = new Running();
  private Scratch scratch;

  @BeforeEach
  void takeFolder(TestInfo test) {
    scratch = Scratch.of(test);
  }

  @AfterEach
  void end() {
    running.close();
  }

  @Test
  void prometheus_findsAllTargets_andSeesIncidents() {
    Simulator simulator = simulator("--hosts=4", "--incident=cpu-storm,host=host-001,for=1h");
    Prometheus prometheus =
        running.add(Prometheus.startAsShipped(scratch.dir("prometheus"), addresses, simulator));

    await(prometheus, "count(up{instance=~\"host-00[1-4]\",job=\"node\"} == 1) == 4");
    await(prometheus, "count(up{instance!~\"host-.+|127.+\"} == 1) == 6");
    await(prometheus, "count(http_server_request_duration_seconds_count > 0) == 24");
    await(
        prometheus,
        "1 - avg(rate(node_cpu_seconds_total{instance=\"host-001\",mode=\"idle\"}[20s])) > 0.95");

    assertThat(simulator.post("/incidents", "host-crash,host=host-002,for=1h")).isEqualTo(201);

    await(prometheus, "up{instance=\"host-002\"} == 0");
    assertThat(prometheus.query("up{instance=~\"host-00[134]\"} == 1")).hasSize(3);
  }

  @Test
  void promtool_likesWhatIsExposed() throws IOException {
    Simulator simulator = simulator("--hosts=5");
    // No family is in two of these, so that they are one text to promtool.
    StringBuilder all = new StringBuilder();
    for (String target : List.of("host-005", "api-1", "events-1", "ledger-1", "probe-1")) {
      all.append(simulator.get("/targets/" + target + "/metrics"));
    }

    Path said = scratch.root().resolve("said");
    promtool(scratch.write("metrics", all.toString()), said, "check", "metrics");

    assertThat(Files.readAllLines(said)).isNotEmpty().allMatch(line -> line.matches(KNOWN));
  }

  @Test
  void history_becomesBlocks_thatPrometheusAnswersFrom() throws IOException {
    Path text = scratch.root().resolve("history.om");
    Path nothing = scratch.write("nothing", "");
    Path said = scratch.root().resolve("said");
    List<String> history =
        Simulator.command(
            "history",
            "--hosts=3",
            "--from=" + BEGIN,
            "--to=" + BEGIN.plus(Duration.ofHours(6)),
            "--incident=host-crash,host=host-002,at=+2h,for=10m",
            "--incident=disk-fills,host=host-001,at=+3h,for=1h");
    assertThat(Tool.run(history, nothing, text)).isZero();

    Path data = scratch.dir("prometheus").resolve("data");
    assertThat(
            promtool(
                nothing,
                said,
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                text.toString(),
                data.toString()))
        .describedAs(Files.readString(said))
        .isZero();

    Prometheus prometheus =
        running.add(Prometheus.startToRead(scratch.dir("prometheus"), addresses));
    assertThat(value(prometheus, "count(up == 1)", 1)).isEqualTo(9);
    assertThat(value(prometheus, "sum(count_over_time(up[6h]))", 359)).isEqualTo(9 * 360);
    assertThat(value(prometheus, "count(up == 0)", 125)).isEqualTo(1);
    assertThat(value(prometheus, disk("host-001"), 225)).isGreaterThan(0.9);
    assertThat(value(prometheus, disk("host-001"), 300)).isLessThan(0.75);
    assertThat(value(prometheus, "sum(rate(http_server_request_duration_seconds_count[5m]))", 60))
        .isBetween(50.0, 300.0);
  }

  private Simulator simulator(String... flags) {
    return running.add(Simulator.start(scratch.dir("simulator"), List.of(flags)));
  }

  private static int promtool(Path in, Path out, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Peers.tool("promtool").toString()));
    command.addAll(List.of(arguments));
    return Tool.run(command, in, out);
  }

  private static void await(Prometheus prometheus, String query) {
    Patience.awaitLong(query).until(() -> !prometheus.isEmpty(query));
  }

  private static String disk(String host) {
    return """
    1 - max(node_filesystem_avail_bytes{instance="%s",mountpoint="/var"}
    / node_filesystem_size_bytes{instance="%s",mountpoint="/var"})
    """
        .formatted(host, host);
  }

  /** The only value of a query so many minutes after the beginning. */
  private static double value(Prometheus prometheus, String query, int minute) {
    Instant at = BEGIN.plus(Duration.ofMinutes(minute));
    return prometheus
        .queryRange(query, at, at, Duration.ofMinutes(1))
        .getFirst()
        .at("/values/0/1")
        .asDouble();
  }
}
