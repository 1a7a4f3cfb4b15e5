package io.hostwatch.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.e2e.harness.Repository;
import io.hostwatch.e2e.launcher.Launcher.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The real parts, started, watched and stopped by the launcher. */
class LauncherIT extends LauncherCase {

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
}
