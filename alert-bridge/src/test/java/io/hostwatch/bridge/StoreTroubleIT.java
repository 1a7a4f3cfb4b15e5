package io.hostwatch.bridge;

import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.logging.HeardLog;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away under a running bridge and comes back. */
class StoreTroubleIT extends BridgeHarness {
  @AutoClose private HeardLog heard;

  @BeforeEach
  void listen() {
    await("its own notes are written").until(this::isServing);
    heard = HeardLog.of("io.hostwatch.bridge");
  }

  private boolean isServing() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement()) {
      return statement.executeQuery("SELECT 1 FROM destination WHERE served_at IS NOT NULL").next();
    }
  }

  @Test
  void webhooks_whileTheDatabaseIsAway_503OneLineAMetricThenAllIsTaken() throws IOException {
    Files.move(database(), folder.resolve("away.db"));

    List<Integer> refused = IntStream.range(0, 20).mapToObj(this::post).toList();

    assertThat(refused).containsOnly(503);
    assertThat(heard.lines("cannot be written")).hasSize(1).first().asString().contains("is gone");
    assertThat(metrics())
        .contains(
            "hostwatch_bridge_store_writable 0.0",
            "hostwatch_bridge_store_failures_total{access=\"write\",reason=\"gone\"} 20.0",
            "hostwatch_bridge_commit_failures_total 20.0");
    assertThat(http.get("/-/ready").statusCode()).isEqualTo(503);

    Files.move(folder.resolve("away.db"), database());

    assertThat(IntStream.range(0, 20).mapToObj(this::post)).containsOnly(200);
    assertThat(metrics()).contains("hostwatch_bridge_store_writable 1.0");
    assertThat(heard.lines("can be written again")).hasSize(1);
    await().untilAsserted(() -> assertThat(notifier.sent()).hasSize(20));
  }

  private int post(int instance) {
    return http.post(WEBHOOK, message(alertOf("web-" + instance))).statusCode();
  }

  private String metrics() {
    return http.get("/metrics").body();
  }
}
