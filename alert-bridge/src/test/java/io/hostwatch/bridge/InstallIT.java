package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.webhook.Bodies;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed program as a process. */
class InstallIT {
  private final Path folder;
  private final InstalledBridge bridge;

  InstallIT(@TempDir Path folder) {
    this.folder = folder;
    this.bridge = new InstalledBridge(folder);
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  void version_fromAnotherFolderThroughALink_isPrinted() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), InstalledBridge.PROGRAM);

    Process process = bridge.startAs(link, "--version");

    assertThat(InstalledBridge.exitCode(process)).isZero();
    assertThat(bridge.log()).startsWith("hostwatch-bridge ");
  }

  @Test
  void wrongFlags_areToldAtOnceAndTheCodeIs1() throws Exception {
    Process process = bridge.start("--log.level=x", "--web.listen-address=y");

    assertThat(InstalledBridge.exitCode(process)).isEqualTo(1);
    assertThat(bridge.log().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("hostwatch-bridge: --"));
  }

  @Test
  void missingConfigFile_isToldAndTheCodeIs1() throws Exception {
    Process process = bridge.start("--config.file=nowhere.yml");

    assertThat(InstalledBridge.exitCode(process)).isEqualTo(1);
    assertThat(bridge.log()).contains("nowhere.yml").doesNotContain("\tat ");
  }

  @Test
  void sigterm_whileServing_stopsWithinTenSecondsWithCode0() throws Exception {
    Process process = bridge.serve();
    try (Http http = new Http(bridge.port())) {
      HttpResponse<String> answer =
          http.post("/api/v1/webhook/alertmanager", Bodies.message(Bodies.alertOf("a")));
      assertThat(answer.statusCode()).isEqualTo(200);
    }

    process.destroy();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(bridge.log()).contains("msg=stopped").doesNotContain("level=ERROR");
  }

  @Test
  void secondProcess_onTheSameDatabase_isRefusedInOneLine() throws Exception {
    bridge.serve();
    bridge.port();

    Process second = bridge.start("--storage.path=h.db", "--web.listen-address=127.0.0.1:0");

    assertThat(InstalledBridge.exitCode(second)).isEqualTo(1);
    assertThat(bridge.log())
        .contains("hostwatch-bridge: --storage.path: another bridge runs on h.db\n");
  }

  @Test
  void secondProcess_onTheSamePort_isRefusedInOneLine() throws Exception {
    bridge.serve();

    Process second =
        bridge.start("--storage.path=other.db", "--web.listen-address=127.0.0.1:" + bridge.port());

    assertThat(InstalledBridge.exitCode(second)).isEqualTo(1);
    assertThat(bridge.log())
        .containsPattern("hostwatch-bridge: --web.listen-address: .*in use")
        .doesNotContain("\tat ");
  }
}
