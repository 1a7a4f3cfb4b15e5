package io.hostwatch.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.e2e.harness.Http;
import io.hostwatch.e2e.harness.Json;
import io.hostwatch.e2e.launcher.Launcher.Result;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code up} starts beyond the four parts, and what it refuses for the data's sake. */
class LauncherOptionsIT extends LauncherCase {

  @Test
  void up_withTiers_startsThreePrometheusAndAgainOnlyWhenAskedFor() {
    launcher.with("HOSTWATCH_GRAFANA_URL", "http://localhost:8080/g//");

    Result up = launcher.run("up", "--tiers");

    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(launcher.processes()).hasSize(6);
    assertThat(launcher.run("status").out())
        .containsPattern("prometheus-1m +\\d+ +healthy")
        .containsPattern("prometheus-5m +\\d+ +healthy");
    String prometheus = "http://localhost:" + launcher.port("prometheus");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                value(prometheus, "url:hostwatch_grafana:info{url=\"http://localhost:8080/g\"}")
                    .equals("1"));
    assertThat(launcher.run("down").exit()).isZero();
    assertThat(launcher.processes()).isEmpty();

    Result alone = launcher.run("up");

    assertThat(alone.exit()).isEqualTo(1);
    assertThat(alone.err()).hasLineCount(1).contains("up --tiers", "rm ");
    assertThat(launcher.processes()).isEmpty();
  }

  @Test
  void up_tiersWhereOlderDataLies_saysWhatWouldBeLost() throws IOException {
    Path block = Files.createDirectories(launcher.data().resolve("prometheus/01BLOCK"));
    Files.writeString(block.resolve("meta.json"), "{\n\t\"minTime\": 1700000000000,\n}");

    Result up = launcher.run("up", "--tiers");

    assertThat(up.exit()).isEqualTo(1);
    assertThat(up.err()).hasLineCount(1).contains(block.toString(), "24 hours", "touch ");
    assertThat(launcher.processes()).isEmpty();
    assertThat(launcher.data().resolve("tiers")).doesNotExist();
  }

  @Test
  void up_tiersWhileOneServerRuns_asksToStopItFirst() {
    launcher.run("up");

    Result up = launcher.run("up", "--tiers");

    assertThat(up.exit()).isEqualTo(1);
    assertThat(up.err()).hasLineCount(1).contains("prometheus runs", "down");
    assertThat(launcher.processes()).hasSize(4);
  }

  @Test
  void up_demo_showsAWorldWithAPast_andNothingElseStartsInItsFolder() {
    launcher.with("HOSTWATCH_DEMO_HOSTS", "5").with("HOSTWATCH_DEMO_DAYS", "2");

    Result up = launcher.run("up", "--demo");

    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(up.out()).contains("simulator", "5 hosts");
    assertThat(launcher.run("status").out()).containsPattern("simulator +\\d+ +healthy");
    String prometheus = "http://localhost:" + launcher.port("prometheus");
    assertThat(value(prometheus, "count(up{job=\"node\",instance=~\"host-.+\"} offset 1h)"))
        .isEqualTo("5");
    assertThat(value(prometheus, "count(instance:node_cpu_utilisation:avg1h offset 1d)"))
        .isEqualTo("5");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> value(prometheus, "count(up{instance=~\"host-.+\"} == 1)").equals("5"));
    assertThat(launcher.run("down").exit()).isZero();
    assertThat(launcher.processes()).isEmpty();

    assertThat(launcher.run("up").err()).hasLineCount(1).contains("a demo", "up --demo");
    launcher.with("HOSTWATCH_DEMO_HOSTS", "7");
    assertThat(launcher.run("up", "--demo").err())
        .hasLineCount(1)
        .contains("HOSTWATCH_DEMO_HOSTS is '7'", "of 5 hosts", "--data");
    assertThat(launcher.run("up", "--demo", "--tiers").err()).contains("not both");
  }

  @Test
  void up_demoWhoseFillingWasKilled_fillsAnewAndWatches() throws IOException {
    launcher.with("HOSTWATCH_DEMO_HOSTS", "5").with("HOSTWATCH_DEMO_DAYS", "1");
    assertThat(launcher.run("up", "--demo").exit()).isZero();
    Optional<ProcessHandle> first = launcher.process("prometheus");
    Files.delete(launcher.data().resolve("prometheus/filled"));

    Result up = launcher.run("up", "--demo");

    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(launcher.data().resolve("prometheus/filled")).exists();
    assertThat(launcher.process("prometheus")).isNotEqualTo(first);
    URI targets = URI.create("http://localhost:" + launcher.port("prometheus") + "/api/v1/targets");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !Json.read(Http.get(targets).body()).at("/data/activeTargets").isEmpty());
  }

  @Test
  void up_demoInAFolderWithData_leavesItAlone() throws IOException {
    Files.createDirectories(launcher.data().resolve("prometheus"));
    Files.createDirectories(launcher.data().resolve("demo")); // where the demo's own folder lies

    Result up = launcher.run("up", "--demo");

    assertThat(up.exit()).isEqualTo(1);
    assertThat(up.err()).hasLineCount(1).contains("data of its own", "--data");
    assertThat(launcher.data().resolve("demo.world")).doesNotExist();
    assertThat(launcher.run("status").out()).doesNotContain("simulator");
  }

  @Test
  void up_demoOfAWrongSize_saysWhatIsExpected() {
    launcher.with("HOSTWATCH_DEMO_HOSTS", "many");

    assertThat(launcher.run("up", "--demo").err())
        .hasLineCount(1)
        .contains("HOSTWATCH_DEMO_HOSTS is 'many'");
  }

  @Test
  void up_grafanaAtNoAddress_saysWhatIsExpected() {
    launcher.with("HOSTWATCH_GRAFANA_URL", "grafana:3000 \"");

    assertThat(launcher.run("up").err())
        .hasLineCount(1)
        .contains("HOSTWATCH_GRAFANA_URL is 'grafana:3000 \"'", "http://localhost:3000");
  }

  @Test
  void up_unknownOption_saysWhereHelpIs() {
    Result up = launcher.run("up", "--tires");

    assertThat(up.exit()).isEqualTo(1);
    assertThat(up.err()).hasLineCount(1).contains("'--tires'", "help");
  }

  /** The value of the first series that a query finds, empty for none. */
  private static String value(String prometheus, String promql) {
    String query = URLEncoder.encode(promql, StandardCharsets.UTF_8);
    return Json.read(Http.get(URI.create(prometheus + "/api/v1/query?query=" + query)).body())
        .at("/data/result/0/value/1")
        .asString("");
  }
}
