package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.webhook.Bodies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backup and restore as somebody types them, with the installed program. */
class BackupIT {
  private final Path folder;
  private final InstalledBridge bridge;

  BackupIT(@TempDir Path folder) {
    this.folder = folder;
    this.bridge = new InstalledBridge(folder);
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  void backupThenRestore_ofARunningBridge_bringsBackWhatItKnewThen() throws Exception {
    Process first = serve();
    post("before");

    assertThat(run("backup", "--storage.path=h.db", "b.db")).isZero();
    post("after");
    assertThat(run("restore", "--storage.path=h.db", "b.db")).isEqualTo(1);
    assertThat(bridge.log()).contains("a bridge runs on h.db; stop it before the restore\n");
    assertThat(instances()).containsExactlyInAnyOrder("before", "after");
    stop(first);
    assertThat(run("restore", "--storage.path=h.db", "b.db")).isZero();

    Process second = serve();
    assertThat(instances()).containsExactly("before");
    stop(second);
    assertThat(permissions("b.db")).isEqualTo("rw-------");
    assertThat(files()).noneMatch(name -> name.contains(".partial"));
    assertThat(files()).filteredOn(name -> name.startsWith("h.db.before-")).hasSize(1);
  }

  @Test
  void backup_fileExists_isRefusedAndStaysAsItWas() throws Exception {
    serve();
    Files.writeString(folder.resolve("b.db"), "precious");

    assertThat(run("backup", "--storage.path=h.db", "b.db")).isEqualTo(1);

    assertThat(bridge.log()).contains("hostwatch-bridge: backup: b.db exists");
    assertThat(folder.resolve("b.db")).hasContent("precious");
  }

  @Test
  void backup_noDatabase_isRefusedAndMakesNone() throws Exception {
    assertThat(run("backup", "--storage.path=h.db", "b.db")).isEqualTo(1);

    assertThat(bridge.log()).contains("h.db: there is no such database").doesNotContain("\tat ");
    assertThat(files()).containsExactly("log");
  }

  private Process serve() throws IOException {
    if (Files.exists(folder.resolve("log"))) {
      Files.writeString(folder.resolve("log"), "");
    }
    Process process = bridge.serve();
    bridge.port();
    return process;
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    assertThat(InstalledBridge.exitCode(process)).isZero();
  }

  private int run(String... arguments) throws Exception {
    return InstalledBridge.exitCode(bridge.start(arguments));
  }

  private void post(String instance) {
    try (Http http = new Http(bridge.port())) {
      String body = Bodies.message(Bodies.alertOf(instance));
      assertThat(http.post("/api/v1/webhook/alertmanager", body).statusCode()).isEqualTo(200);
    }
  }

  private List<String> instances() {
    try (Http http = new Http(bridge.port())) {
      JsonNode alerts = Http.json(http.get("/api/v1/alerts")).get("alerts");
      return alerts.findValuesAsString("instance");
    }
  }

  private List<String> files() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(file -> file.getFileName().toString()).toList();
    }
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
