package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import io.hostwatch.bridge.store.jdbc.ServerAddress;
import io.hostwatch.bridge.webhook.Bodies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration as somebody types it, with the installed program. */
class MigrateIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> INSTANCES =
      IntStream.range(0, 30).mapToObj(i -> "web-" + i).toList();

  private final Path folder;
  private final InstalledBridge bridge;

  MigrateIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.bridge = new InstalledBridge(folder);
    Files.writeString(folder.resolve("password"), "open sesame");
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  void migrate_killedInTheMiddle_goesOnAndTheServerKnowsAll() throws Exception {
    fill();
    try (RestartableServer server = RestartableServer.postgres(folder)) {
      killWhileItCopies(server);
      assertThat(run("--storage.url=" + server.url(), "--storage.user=" + server.user()))
          .isEqualTo(1);
      assertThat(bridge.log()).contains("/h.db into it is not finished: repeat it");

      assertThat(migrate(server)).isZero();
      assertThat(bridge.log())
          .contains("migrated h.db to " + server.url() + ", every row compared\n")
          .containsPattern("\nepisode +30 +\\d+\\.\\d  [0-9a-f]{16}\n")
          .doesNotContain("\tat ", "open sesame");
      assertThat(instancesOn(server)).containsExactlyInAnyOrderElementsOf(INSTANCES);
      assertThat(migrate(server)).isZero();
      assertThat(bridge.log()).contains("was migrated to " + server.url() + " before; nothing");
    }
  }

  @Test
  void migrate_aBridgeRunsOnTheFile_isRefused() throws Exception {
    bridge.serve();
    bridge.port();

    assertThat(run("migrate", "--from=h.db", "--to=jdbc:postgresql://127.0.0.1:9/none"))
        .isEqualTo(1);

    assertThat(bridge.log()).contains("--from: a bridge runs on h.db; stop it before");
  }

  @Test
  void migrate_noDatabase_isRefusedAndMakesNone() throws Exception {
    assertThat(run("migrate", "--from=h.db", "--to=t.db")).isEqualTo(1);

    assertThat(bridge.log()).contains("--from: h.db: there is no such database");
    assertThat(folder.resolve("h.db")).doesNotExist();
    assertThat(folder.resolve("t.db")).doesNotExist();
  }

  private void fill() throws Exception {
    Process serving = bridge.serve();
    try (Http http = new Http(bridge.port())) {
      String body = Bodies.message(INSTANCES.stream().map(Bodies::alertOf).toArray(String[]::new));
      assertThat(http.post("/api/v1/webhook/alertmanager", body).statusCode()).isEqualTo(200);
    }
    stop(serving);
  }

  /** Somebody else keeps it from the deliveries while it is killed. */
  private void killWhileItCopies(RestartableServer server) throws Exception {
    ServerAddress address =
        new ServerAddress(
            server.url(), Optional.of(server.user()), Optional.of(Secret.of("open sesame")));
    JdbcStore.open(address, _ -> {}).close();
    try (Connection other = DriverManager.getConnection(server.url(), server.user(), "");
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE delivery IN EXCLUSIVE MODE");
      Process migrating = start(server);
      await()
          .atMost(PATIENCE)
          .until(() -> bridge.log().contains("episode_event: 30 of 30 rows copied"));
      migrating.destroyForcibly();
      assertThat(InstalledBridge.exitCode(migrating)).isNotZero();
      assertThat(bridge.log()).doesNotContain("every row compared");
    }
  }

  private Process start(RestartableServer server) throws IOException {
    return bridge.start(
        "migrate",
        "--from=h.db",
        "--to=" + server.url(),
        "--to.user=" + server.user(),
        "--to.password-file=password");
  }

  private int migrate(RestartableServer server) throws Exception {
    return InstalledBridge.exitCode(start(server));
  }

  private int run(String... arguments) throws Exception {
    return InstalledBridge.exitCode(bridge.start(arguments));
  }

  private List<String> instancesOn(RestartableServer server) throws Exception {
    Files.writeString(folder.resolve("log"), "");
    Process serving =
        bridge.start(
            "--storage.url=" + server.url(),
            "--storage.user=" + server.user(),
            "--web.listen-address=127.0.0.1:0");
    try (Http http = new Http(bridge.port())) {
      return Http.json(http.get("/api/v1/alerts")).get("alerts").findValuesAsString("instance");
    } finally {
      stop(serving);
    }
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    assertThat(InstalledBridge.exitCode(process)).isZero();
  }
}
