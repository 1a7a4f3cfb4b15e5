package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.hostwatch.bridge.configfile.BridgeFileReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole bridge with a Slack and a mail server that take nothing for a while. */
class ParkingIT {
  private static final int ALERTS = 8;
  private static final String WEBHOOK = "/api/v1/webhook/alertmanager";

  @TempDir Path folder;
  private final MockWebServer slack = new MockWebServer();
  private final int smtpPort = freePort();
  private Optional<GreenMail> mailbox = Optional.empty();
  private Bridge bridge;
  private Http http;

  @BeforeEach
  void start() throws IOException {
    slack.start(InetAddress.getLoopbackAddress(), 0);
    Path file = folder.resolve("bridge.yml");
    Files.writeString(
        file,
        """
        route: {receiver: team}
        receivers:
          - name: team
            slack_configs: [{api_url: '%s', rate_limit: none}]
            email_configs:
              - {to: ops@example.org, from: bridge@example.org, smarthost: '127.0.0.1:%d', require_tls: false}
        """
            .formatted(slack.url("/services/T/B/secret"), smtpPort));
    BridgeFileReader reader = new BridgeFileReader(_ -> Optional.empty(), Clock.systemUTC());
    bridge = Bridge.start(config(), reader.read(file));
    http = new Http(bridge.port());
  }

  @AfterEach
  void stop() {
    http.close();
    bridge.close();
    slack.close();
    mailbox.ifPresent(GreenMail::stop);
  }

  @Test
  void bothTakeNothing_thenDo_everythingIsDeliveredOnceAndNothingDies() throws Exception {
    IntStream.range(0, 4).forEach(_ -> slack.enqueue(answer(403, "invalid_token")));
    http.post(
        WEBHOOK,
        message(IntStream.range(0, ALERTS).mapToObj(i -> alertOf("i" + i)).toArray(String[]::new)));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(parked()).containsExactlyInAnyOrder("slack", "email"));
    int tried = slack.getRequestCount();
    assertThat(tried).isLessThanOrEqualTo(4);
    assertThat(listed("state=parked&channel=slack")).hasSize(ALERTS);
    assertThat(http.get("/metrics").body())
        .contains("hostwatch_bridge_destination_parked{channel=\"slack\",receiver=\"team\"} 1.0");
    IntStream.range(0, ALERTS + 4).forEach(_ -> slack.enqueue(answer(200, "ok")));
    mailbox = Optional.of(new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", "smtp")));
    mailbox.get().start();

    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(listed("state=delivered")).hasSize(2 * ALERTS));
    assertThat(parked()).isEmpty();
    assertThat(listed("state=dead")).isEmpty();
    assertThat(slack.getRequestCount()).isEqualTo(tried + ALERTS);
    assertThat(mailbox.get().getReceivedMessages()).hasSize(ALERTS);
  }

  private List<String> parked() {
    return json(http.get("/api/v1/status"))
        .get("backlog")
        .valueStream()
        .filter(target -> !target.get("parked").isNull())
        .map(target -> target.get("channel").stringValue())
        .toList();
  }

  private List<JsonNode> listed(String query) {
    return json(http.get("/api/v1/deliveries?" + query)).get("deliveries").valueStream().toList();
  }

  private static MockResponse answer(int code, String body) {
    return new MockResponse.Builder().code(code).body(body).build();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private BridgeConfig config() {
    return BridgeSetup.config("--storage.path=" + folder.resolve("h.db"));
  }
}
