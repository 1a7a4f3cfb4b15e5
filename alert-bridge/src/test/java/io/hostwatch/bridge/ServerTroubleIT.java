package io.hostwatch.bridge;

import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.logging.HeardLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database's server stops under a running bridge and starts again. */
class ServerTroubleIT {
  private static final String WEBHOOK = "/api/v1/webhook/alertmanager";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final RecordingNotifier notifier = new RecordingNotifier();
  @AutoClose private final HeardLog heard = HeardLog.of("io.hostwatch.bridge");

  @Test
  void postgres_stopsAndStarts_nothingIsLostAndOneLineTellsIt() throws IOException {
    try (RestartableServer server = RestartableServer.postgres(folder)) {
      stopAndStart(server);
    }
  }

  @Test
  void mariaDb_stopsAndStarts_nothingIsLostAndOneLineTellsIt() throws IOException {
    try (RestartableServer server = RestartableServer.mariaDb(folder)) {
      stopAndStart(server);
    }
  }

  private void stopAndStart(RestartableServer server) throws IOException {
    try (Bridge bridge = start(server);
        Http http = new Http(bridge.port())) {
      assertThat(post(http, 0)).isEqualTo(200);
      server.stop();

      assertThat(IntStream.range(0, 3).map(i -> post(http, i))).containsOnly(503);
      assertThat(http.get("/-/ready"))
          .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(503))
          .satisfies(answer -> assertThat(answer.body()).contains("cannot be reached"));
      assertThat(heard.lines("cannot be written")).hasSize(1);
      assertThat(http.get("/metrics").body())
          .contains("hostwatch_bridge_store_writable 0.0")
          .contains("hostwatch_bridge_store_failures_total{access=\"write\",reason=\"io\"}");

      server.start();

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(heard.lines("can be written again")).hasSize(1));
      assertThat(IntStream.range(0, 3).map(i -> post(http, i))).containsOnly(200);
      assertThat(http.get("/-/ready").statusCode()).isEqualTo(200);
      assertThat(http.get("/metrics").body()).contains("hostwatch_bridge_store_writable 1.0");
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(notifier.sent()).hasSize(3));
    }
  }

  private Bridge start(RestartableServer server) {
    return Bridge.start(
        BridgeSetup.config("--storage.url=" + server.url(), "--storage.user=" + server.user()),
        BridgeSetup.file(new Target("team", "test"), notifier));
  }

  private static int post(Http http, int instance) {
    return http.post(WEBHOOK, message(alertOf("web-" + instance))).statusCode();
  }
}
