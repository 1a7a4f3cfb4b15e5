package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.webhook.Bodies.alert;
import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole bridge in this process, on SQLite, with a channel that remembers. */
class BridgeIT extends BridgeHarness {
  /** In folders that it has to make. */
  @Override
  Path database() {
    return folder.resolve("deep/er/h.db");
  }

  @Test
  void port_afterClose_isStillWhereItListened() {
    int port = bridge.port();

    bridge.close();

    assertThat(bridge.port()).isEqualTo(port).isPositive();
  }

  @Test
  void webhook_firingThenResolved_standsInTheHistoryAndIsDelivered() {
    http.post(WEBHOOK, message(alert("firing", "")));
    await().untilAsserted(() -> assertThat(notifier.sent()).hasSize(1));
    http.post(WEBHOOK, message(alert("resolved", "\"endsAt\":\"2026-03-01T11:00:00Z\"")));
    await().untilAsserted(() -> assertThat(notifier.sent()).hasSize(2));

    JsonNode listed = json(http.get("/api/v1/alerts?alertname=Test")).get("alerts").get(0);
    assertThat(listed.get("status").stringValue()).isEqualTo("resolved");
    assertThat(listed.get("endsAt").stringValue()).isEqualTo("2026-03-01T11:00:00Z");
    assertThat(listed.get("source").stringValue()).isEqualTo("alertmanager");
    String id = listed.get("id").stringValue();
    assertThat(notifier.sent().getFirst().historyUrl())
        .hasToString("http://127.0.0.1:" + bridge.port() + "/?alert=" + id);
    await().untilAsserted(() -> assertThat(deliveryStates(id)).containsOnly("delivered"));
    JsonNode detail = json(http.get("/api/v1/alerts/" + id));
    assertThat(detail.get("events").findValuesAsString("type"))
        .containsExactly("fired", "resolved");
    assertThat(detail.get("deliveries").findValuesAsString("event"))
        .containsExactly("fired", "resolved");
    assertThat(detail.get("deliveries").get(0).get("attempts").get(0).get("result").stringValue())
        .isEqualTo("delivered");
  }

  @Test
  void webhook_sameBodyTwice_opensOnceAndDeliversOnce() {
    String body = message(alertOf("a"));

    JsonNode first = json(http.post(WEBHOOK, body));
    JsonNode second = json(http.post(WEBHOOK, body));

    assertThat(first.get("opened").intValue()).isEqualTo(1);
    assertThat(second.get("opened").intValue()).isZero();
    await().untilAsserted(() -> assertThat(notifier.sent()).hasSize(1));
  }

  @Test
  void alerts_moreThanAPage_areListedOnceEach() {
    http.post(WEBHOOK, message(alertOf("a"), alertOf("b"), alertOf("c")));

    JsonNode first = json(http.get("/api/v1/alerts?limit=2"));
    JsonNode second =
        json(http.get("/api/v1/alerts?limit=2&cursor=" + first.get("nextCursor").stringValue()));

    assertThat(first.get("alerts").size()).isEqualTo(2);
    assertThat(second.get("nextCursor").isNull()).isTrue();
    assertThat(second.get("alerts").findValuesAsString("id"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first.get("alerts").findValuesAsString("id"));
  }

  @ParameterizedTest
  @CsvSource({
    "instance=a, 1",
    "instance=a&instance=b, 2",
    "status=resolved, 0",
    "matcher=instance%3D~%22a%7Cb%22, 2",
    "filter=instance!%3Da, 2",
    "from=2999-01-01T00:00:00Z, 3",
    "to=2026-03-01T10:00:00Z, 0",
    "to=1772360000, 3"
  })
  void alerts_filter_listsThoseThatFit(String query, int count) {
    http.post(WEBHOOK, message(alertOf("a"), alertOf("b"), alertOf("c")));

    assertThat(json(http.get("/api/v1/alerts?" + query)).get("alerts").size()).isEqualTo(count);
  }

  @Test
  void alerts_wrongParameters_answers400WithEveryFault() {
    HttpResponse<String> answer = http.get("/api/v1/alerts?status=open&limit=0&colour=red");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("faults").size()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000000000", "nonsense", "%00", "..%2f..%2fetc"})
  void alert_unknownId_answersAnErrorAsJson(String id) {
    HttpResponse<String> answer = http.get("/api/v1/alerts/" + id);

    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(json(answer).has("error")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/ui/console.css",
        "/ui/console.js",
        "/ui/page.js",
        "/ui/detail.js",
        "/ui/icon.svg"
      })
  void page_everyFile_isServedUnderAStrictPolicy(String path) {
    HttpResponse<String> answer = http.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.body()).doesNotContain("innerHTML").doesNotContain("https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/ui/icon.svg", "/metrics", "/api/v1/alerts", "/-/ready"})
  void head_ofAnything_hasTheTypeOfGet(String path) {
    HttpResponse<String> head = http.method("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(http.get(path).headers().firstValue("Content-Type"));
  }

  @Test
  void page_askedForByAForeignName_answers403() throws Exception {
    assertThat(get("/", "evil.example")).startsWith("HTTP/1.1 403");
    assertThat(get("/api/v1/alerts", "evil.example")).startsWith("HTTP/1.1 403");
    assertThat(get("/metrics", "evil.example")).startsWith("HTTP/1.1 200");
    assertThat(get("/", "localhost:" + bridge.port())).startsWith("HTTP/1.1 200");
  }

  @Test
  void status_someFire_countsThem() {
    http.post(WEBHOOK, message(alertOf("a"), alertOf("b")));

    JsonNode status = json(http.get("/api/v1/status"));

    assertThat(status.get("firing").intValue()).isEqualTo(2);
    assertThat(status.get("version").stringValue()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/-/healthy", "/-/ready"})
  void health_running_answers200(String path) {
    assertThat(http.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void metrics_afterAnAlert_countIt() {
    http.post(WEBHOOK, message(alertOf("a"), "{}"));
    await().untilAsserted(() -> assertThat(notifier.sent()).hasSize(1));

    await()
        .untilAsserted(
            () ->
                assertThat(http.get("/metrics").body())
                    .contains(
                        "hostwatch_bridge_alerts_received_total{effect=\"opened\",path=\"webhook\",source=\"alertmanager\"}"
                            + " 1",
                        "hostwatch_bridge_alerts_received_total{effect=\"rejected\",path=\"webhook\",source=\"alertmanager\"}"
                            + " 1",
                        "hostwatch_bridge_deliveries{channel=\"test\",receiver=\"team\",state=\"dead\"}"
                            + " 0",
                        "hostwatch_bridge_delivery_attempts_total{channel=\"test\",receiver=\"team\",result=\"delivered\"}"
                            + " 1",
                        "hostwatch_bridge_episodes_firing 1",
                        "hostwatch_bridge_http_requests_total{code=\"200\",handler=\"/api/v1/webhook/{source}\"}"
                            + " 1"));
  }

  @Test
  void start_databaseOfARunningBridge_isRefused() {
    assertThatThrownBy(() -> Bridge.start(config(), file()))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("another bridge runs on");
  }

  @Test
  void routes_areWhatTheReadmeLists() {
    assertThat(Readme.firstCells("(?:GET|POST|DELETE) \\S+"))
        .containsExactlyInAnyOrderElementsOf(bridge.routes());
  }

  @Test
  void start_afterAStop_remembers() {
    http.post(WEBHOOK, message(alertOf("a")));
    stop();

    start();

    assertThat(json(http.get("/api/v1/alerts?instance=a")).get("alerts").size()).isEqualTo(1);
  }

  private List<String> deliveryStates(String id) {
    return json(http.get("/api/v1/alerts/" + id)).get("deliveries").findValuesAsString("state");
  }

  private String get(String path, String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
