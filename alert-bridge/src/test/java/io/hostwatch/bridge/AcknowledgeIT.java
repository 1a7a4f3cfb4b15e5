package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Somebody looks after an alert, over HTTP. */
class AcknowledgeIT extends BridgeHarness {
  private static final String JSON = "application/json";

  @BeforeEach
  void fire() {
    send("firing");
  }

  @Test
  void post_whoAndUntilWhen_isShownInTheListAndTheHistory() {
    HttpResponse<String> answer =
        post("{\"by\": \"ada\", \"until\": \"2999-01-01T00:00:00Z\", \"comment\": \"disk\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode word = json(http.get("/api/v1/alerts")).at("/alerts/0/acknowledgement");
    assertThat(word.get("by").asString()).isEqualTo("ada");
    assertThat(word.get("until").asString()).isEqualTo("2999-01-01T00:00:00Z");
    assertThat(word.get("comment").asString()).isEqualTo("disk");
    assertThat(detail().get("events").findValuesAsString("type"))
        .containsExactly("fired", "acknowledged");
  }

  @Test
  void post_untilInSeconds_isShownAsATime() {
    HttpResponse<String> answer = post("{\"by\": \"ada\", \"until\": 4102444800.5}");

    assertThat(json(answer).at("/acknowledgement/until").asString())
        .isEqualTo("2100-01-01T00:00:00.500Z");
  }

  @Test
  void delete_afterwards_nobodyLooksAfterIt() {
    post("{\"by\": \"ada\"}");

    HttpResponse<String> answer = http.method("DELETE", path() + "?by=bob&comment=done");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(detail().get("acknowledgement").isNull()).isTrue();
    assertThat(detail().at("/events/2/detail").asString()).isEqualTo("by bob: done");
  }

  @Test
  void delete_byNobody_isRefused() {
    assertThat(http.method("DELETE", path()).statusCode()).isEqualTo(400);
  }

  @Test
  void post_manyFaults_tellsAllAtOnce() {
    JsonNode answer = json(post("{\"until\": \"1\", \"comment\": 3, \"who\": \"ada\"}"));

    assertThat(answer.get("faults").toString())
        .contains("by: missing", "until: expected", "comment: expected", "who: no such field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"by\": \"a\\u0000b\"}", "{\"by\": \"\\ud800\"}"})
  void post_noSuchBody_isRefused(String body) {
    assertThat(post(body).statusCode()).isEqualTo(400);
  }

  @Test
  void post_notDeclaredAsJson_isRefused() {
    HttpResponse<String> answer =
        http.post(path(), "{\"by\": \"ada\"}", "Content-Type", "text/plain");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(json(answer).get("error").asString())
        .isEqualTo("expected Content-Type: application/json");
    assertThat(detail().get("acknowledgement").isNull()).isTrue();
  }

  @Test
  void post_fromAPageOfAnotherSite_isRefused() {
    String body = "{\"by\": \"ada\"}";

    assertThat(http.post(path(), body, "Content-Type", JSON, "Origin", "http://evil.example"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(http.post(path(), body, "Content-Type", JSON, "Sec-Fetch-Site", "cross-site"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(detail().get("acknowledgement").isNull()).isTrue();
  }

  @Test
  void post_noSuchAlert_isNotFound() {
    HttpResponse<String> answer =
        http.post("/api/v1/alerts/nothing/acknowledge", "{\"by\": \"ada\"}", "Content-Type", JSON);

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void post_alertIsOver_isTooLate() {
    send("resolved");

    assertThat(post("{\"by\": \"ada\"}").statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> post(String body) {
    return http.post(path(), body, "Content-Type", JSON);
  }

  private void send(String status) {
    String body =
        """
        {"version": "4", "groupKey": "g", "receiver": "r", "alerts": [{"status": "%s",
         "labels": {"alertname": "Load"}, "startsAt": "2026-03-01T12:00:00Z",
         "endsAt": "2026-03-01T12:05:00Z"}]}\
        """
            .formatted(status);
    assertThat(http.post(WEBHOOK, body).statusCode()).isEqualTo(200);
  }

  private String path() {
    return alert() + "/acknowledge";
  }

  private JsonNode detail() {
    return json(http.get(alert()));
  }

  private String alert() {
    JsonNode first = json(http.get("/api/v1/alerts")).at("/alerts/0/id");
    return "/api/v1/alerts/" + first.asString();
  }
}
