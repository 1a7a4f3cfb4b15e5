package io.hostwatch.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.e2e.harness.Http;
import io.hostwatch.e2e.harness.Json;
import io.hostwatch.e2e.harness.Repository;
import io.hostwatch.e2e.launcher.Launcher.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real parts, started, watched and stopped by the launcher. */
class LauncherIT {

  @TempDir Path scratch;

  private Launcher launcher;

  @BeforeEach
  void choosePorts() throws IOException {
    launcher = new Launcher(Repository.root(), scratch).withFreePorts();
  }

  @AfterEach
  void stopWhatIsLeft() throws IOException {
    launcher.run("down");
    // A link out of the temporary folder, about which its deletion would warn.
    Files.deleteIfExists(launcher.data().resolve("etc/prometheus/targets"));
  }

  @Test
  void up_nothingRuns_startsFourHealthyPartsWhichDownEnds() {
    Result up = launcher.run("up");

    List<ProcessHandle> running = launcher.processes();
    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(running).hasSize(4);
    assertThat(launcher.run("status").exit()).isZero();
    assertThat(launcher.run("down").exit()).isZero();
    // What has ended is a zombie until process 1 takes note of it.
    await().untilAsserted(() -> assertThat(running).noneMatch(ProcessHandle::isAlive));
    assertThat(launcher.run("status").exit()).isEqualTo(1);
  }

  @Test
  void up_allRuns_changesNothing() {
    launcher.run("up");
    List<ProcessHandle> before = launcher.processes();

    Result again = launcher.run("up");

    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("bridge already runs");
    assertThat(launcher.processes()).isEqualTo(before);
  }

  @Test
  void up_onePartWasKilled_startsThatPartOnly() {
    launcher.run("up");
    ProcessHandle killed = launcher.process("exporter").orElseThrow();
    Optional<ProcessHandle> prometheus = launcher.process("prometheus");
    killed.destroyForcibly();
    killed.onExit().join();

    Result status = launcher.run("status");
    Result up = launcher.run("up");

    assertThat(status.exit()).isEqualTo(1);
    assertThat(status.out()).containsPattern("exporter +- +ended");
    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(launcher.process("exporter")).isPresent().get().isNotEqualTo(killed);
    assertThat(launcher.process("prometheus")).isEqualTo(prometheus);
  }

  @Test
  void up_withTiers_startsThreePrometheusAndAgainOnlyWhenAskedFor() {
    Result up = launcher.run("up", "--tiers");

    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(launcher.processes()).hasSize(6);
    assertThat(launcher.run("status").out())
        .containsPattern("prometheus-1m +\\d+ +healthy")
        .containsPattern("prometheus-5m +\\d+ +healthy");
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
    assertThat(launcher.run("up", "--demo", "--tiers").err()).contains("not both");
  }

  @Test
  void up_demoInAFolderWithData_leavesItAlone() throws IOException {
    Files.createDirectories(launcher.data().resolve("prometheus"));

    Result up = launcher.run("up", "--demo");

    assertThat(up.exit()).isEqualTo(1);
    assertThat(up.err()).hasLineCount(1).contains("data of its own", "--data");
    assertThat(launcher.data().resolve("demo")).doesNotExist();
  }

  @Test
  void up_demoOfAWrongSize_saysWhatIsExpected() {
    launcher.with("HOSTWATCH_DEMO_HOSTS", "many");

    assertThat(launcher.run("up", "--demo").err())
        .hasLineCount(1)
        .contains("HOSTWATCH_DEMO_HOSTS is 'many'");
  }

  @Test
  void up_unknownOption_saysWhereHelpIs() {
    Result up = launcher.run("up", "--tires");

    assertThat(up.exit()).isEqualTo(1);
    assertThat(up.err()).hasLineCount(1).contains("'--tires'", "help");
  }

  @Test
  void testAlert_loopRuns_reportsHistoryAndReceiverForBothEnds() {
    launcher.run("up");

    Result test = launcher.run("test-alert");

    assertThat(test.exit()).as(test.out() + test.err()).isZero();
    assertThat(test.out())
        .contains("fired: in the history after", "resolved: in the history after")
        .containsPattern("fired: \\S+ delivered after")
        .containsPattern("resolved: \\S+ delivered after");
  }

  @Test
  void testAlert_nothingRuns_saysHowToStart() {
    Result test = launcher.run("test-alert");

    assertThat(test.exit()).isEqualTo(1);
    assertThat(test.err()).hasLineCount(1).contains("must run", "up");
  }

  @Test
  void up_portTaken_namesItAndStartsNothing() throws IOException {
    try (var other =
        new ServerSocket(launcher.port("alertmanager"), 1, InetAddress.getLoopbackAddress())) {
      Result up = launcher.run("up");

      assertThat(up.exit()).isEqualTo(1);
      assertThat(up.err())
          .hasLineCount(1)
          .contains("port " + other.getLocalPort(), "HOSTWATCH_ALERTMANAGER_PORT");
      assertThat(launcher.processes()).isEmpty();
    }
  }

  @Test
  void up_portIsNoNumber_namesTheVariable() {
    Result up = launcher.with("HOSTWATCH_BRIDGE_PORT", "http").run("up");

    assertThat(up.exit()).isEqualTo(1);
    assertThat(up.err()).hasLineCount(1).contains("HOSTWATCH_BRIDGE_PORT is 'http'");
  }

  @Test
  void up_bridgeRefusesItsConfiguration_leavesNothingRunning() throws IOException {
    Path config =
        Files.writeString(scratch.resolve("bridge.yml"), "receivers: 7\nnonsense: true\n");

    Result up = launcher.with("HOSTWATCH_BRIDGE_CONFIG", config.toString()).run("up");

    assertThat(up.exit()).isEqualTo(1);
    assertThat(up.err())
        .contains("bridge ended while starting")
        .contains("bridge.yml:1:1: receivers")
        .contains("bridge.yml:2:1: nonsense");
    assertThat(launcher.processes()).isEmpty();
  }

  @Test
  void status_recordIsDamaged_namesTheFile() throws IOException {
    Path run = Files.createDirectories(launcher.data().resolve("run"));
    Files.write(run.resolve("bridge"), new byte[] {0, 1, 2, ' ', 3});

    Result status = launcher.run("status");

    assertThat(status.exit()).isEqualTo(1);
    assertThat(status.err()).contains(run.resolve("bridge") + " is damaged");
  }

  @Test
  void down_recordNamesAnotherProcess_leavesItAlone() throws IOException {
    Files.createDirectories(launcher.data().resolve("run"));
    long self = ProcessHandle.current().pid();
    Files.writeString(launcher.data().resolve("run/bridge"), self + " another-start 8080\n");

    Result down = launcher.run("down");

    assertThat(down.exit()).isZero();
    assertThat(down.err()).contains("bridge had already ended");
  }

  @Test
  void help_always_namesTheSettingsThatTheReadmeNames() throws IOException {
    String readme = Files.readString(Repository.path("README.md"));

    Result help = launcher.run("help");

    assertThat(help.exit()).isZero();
    assertThat(settings(help.out())).isEqualTo(settings(readme)).isNotEmpty();
  }

  private static Set<String> settings(String text) {
    return Pattern.compile("HOSTWATCH_[A-Z0-9_]+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void run_unknownCommand_saysWhereHelpIs() {
    Result result = launcher.run("start");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).hasLineCount(1).contains("'start'", "help");
  }

  /** The value of the first series that a query finds, empty for none. */
  private static String value(String prometheus, String promql) {
    String query = URLEncoder.encode(promql, StandardCharsets.UTF_8);
    return Json.read(Http.get(URI.create(prometheus + "/api/v1/query?query=" + query)).body())
        .at("/data/result/0/value/1")
        .asString("");
  }
}
