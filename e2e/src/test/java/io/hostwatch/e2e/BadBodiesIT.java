package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Http;
import io.hostwatch.e2e.harness.Json;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.receivers.OnCall;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the webhook says to bodies that are not what they should be. */
class BadBodiesIT {

  private static OnCall onCall;
  private static Bridge bridge;

  @BeforeAll
  static void start(TestInfo test) {
    onCall = OnCall.open();
    bridge = Bridge.start(Scratch.of(test).dir("bridge"), onCall.slackOnly());
  }

  @AfterAll
  static void stop() {
    bridge.close();
    onCall.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "no JSON",
        "{\"version\":",
        "[]",
        "null",
        "4",
        "{}",
        "{\"version\":\"3\"}"
      })
  void post_notAVersion4Body_is400(String body) {
    assertThat(bridge.post(body).statusCode()).isEqualTo(400);
  }

  @Test
  void post_version3WithAlerts_is400AndKeepsNone() {
    Map<String, Object> body =
        SentAlert.webhook(List.of(SentAlert.firing("OldVersion", "host-1").inWebhook()));
    body.put("version", "3");

    assertThat(bridge.post(Json.write(body)).statusCode()).isEqualTo(400);
    assertThat(bridge.history().named("OldVersion")).isEmpty();
  }

  @Test
  void post_halfBad_keepsTheGoodHalf() {
    List<Object> alerts =
        List.of(
            SentAlert.firing("HalfBad", "good-1").inWebhook(),
            Map.of("status", "firing"),
            "not even an object",
            SentAlert.firing("HalfBad", "good-2").inWebhook(),
            Map.of("status", "sleeping", "labels", Map.of("alertname", "HalfBad")));

    HttpResponse<String> answer = bridge.post(Json.write(SentAlert.webhook(alerts)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.read(answer.body()).get("rejected").asInt()).isEqualTo(3);
    assertThat(bridge.history().named("HalfBad"))
        .extracting(episode -> episode.label("instance"))
        .containsExactlyInAnyOrder("good-1", "good-2");
  }

  @Test
  void post_20Megabytes_isKeptWhole() {
    String padding = "x".repeat(10_000);
    List<SentAlert> alerts =
        IntStream.range(0, 2_000)
            .mapToObj(i -> SentAlert.firing("TwentyMegabytes", "host-" + i).with("long", padding))
            .toList();

    HttpResponse<String> answer = bridge.post(SentAlert.webhookBody(alerts));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(bridge.history().named("TwentyMegabytes")).hasSize(2_000);
  }

  @Test
  void post_65Mebibytes_is413() {
    SentAlert huge = SentAlert.firing("Huge", "host-1").with("long", "x".repeat(65 << 20));

    assertThat(bridge.post(SentAlert.webhookBody(List.of(huge))).statusCode()).isEqualTo(413);
    assertThat(bridge.history().named("Huge")).isEmpty();
  }

  @Test
  void get_isNever2xxNor3xx() {
    assertThat(Http.get(bridge.uri("/api/v1/webhook/alertmanager")).statusCode()).isEqualTo(405);
  }

  @Test
  void post_unknownSource_is404() {
    String body = SentAlert.webhookBody(List.of(SentAlert.firing("Lost", "host-1")));

    assertThat(Http.post(bridge.uri("/api/v1/webhook/nobody"), body).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/webhook/alertmanager/", "/api/v1/webhook/", "//api/v1/webhook"})
  void post_unusualPath_isNeverARedirect(String path) {
    String body = SentAlert.webhookBody(List.of(SentAlert.firing("Slash", "host-1")));

    int status = Http.post(bridge.uri(path), body).statusCode();

    assertThat(status / 100).isNotEqualTo(3);
    assertThat(status).isNotEqualTo(429);
  }
}
