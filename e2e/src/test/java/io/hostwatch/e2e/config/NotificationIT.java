package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What leaves the real Alertmanager, at the place where the bridge listens. */
class NotificationIT {

  private static final String PATH = "/api/v1/webhook/alertmanager";

  private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
  private HttpServer bridge;

  @TempDir Path dir;

  @BeforeEach
  void listen() throws Exception {
    bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bridge.createContext(
        PATH,
        exchange -> {
          bodies.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    bridge.start();
  }

  @AfterEach
  void hangUp() {
    bridge.stop(0);
  }

  @Test
  void testAlert_arrivesWithinSeconds_alone() throws Exception {
    try (LiveAlertmanager alertmanager = new LiveAlertmanager(dir, address())) {
      alertmanager.fire(
          List.of(
              Map.of("alertname", "HostwatchTest", "severity", "info", "run", "1"),
              Map.of("alertname", "HostwatchTest", "severity", "info", "run", "2")));

      await().atMost(Duration.ofSeconds(5)).until(() -> bodies.size() == 2);
    }
    assertThat(bodies)
        .allSatisfy(
            body -> {
              assertThat(body.get("version").asString()).isEqualTo("4");
              assertThat(body.get("receiver").asString()).isEqualTo("bridge");
              assertThat(body.get("alerts")).hasSize(1);
            });
  }

  @Test
  void watchdog_arrivesAtOnce_forItsOwnReceiver() throws Exception {
    try (LiveAlertmanager alertmanager = new LiveAlertmanager(dir, address())) {
      alertmanager.fire(List.of(Map.of("alertname", "Watchdog", "severity", "none")));

      await().atMost(Duration.ofSeconds(5)).until(() -> !bodies.isEmpty());
    }
    assertThat(bodies.getFirst().get("receiver").asString()).isEqualTo("watchdog");
  }

  private String address() {
    return "127.0.0.1:" + bridge.getAddress().getPort();
  }
}
