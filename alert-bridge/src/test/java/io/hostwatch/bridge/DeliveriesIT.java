package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.webhook.Bodies.alert;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.configfile.BridgeFile;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Outcome;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Deliveries as the API lists them and tells them anew, on the whole bridge. */
class DeliveriesIT extends BridgeHarness {
  private final List<Notice> sent = new CopyOnWriteArrayList<>();
  private volatile Outcome answer = new Outcome.Refused(FailureReason.BAD_MESSAGE, "no_text");

  @Override
  BridgeFile file() {
    return BridgeSetup.file(new Target("team", "slack"), this::send);
  }

  @BeforeEach
  void die() {
    http.post(WEBHOOK, message(alert("firing", "")));
    await().untilAsserted(() -> assertThat(listed("state=dead")).hasSize(1));
  }

  @Test
  void list_dead_tellsWhyAndOfWhat() {
    JsonNode dead = listed("state=dead&receiver=team&channel=slack").get(0);

    assertThat(dead.get("deadReason").stringValue()).isEqualTo("permanent");
    assertThat(dead.get("detail").stringValue()).isEqualTo("no_text");
    assertThat(dead.get("labels").get("alertname").stringValue()).isEqualTo("Test");
    assertThat(dead.get("event").stringValue()).isEqualTo("fired");
  }

  @Test
  void list_wrongParameters_answers400WithEveryFault() {
    HttpResponse<String> refused = http.get("/api/v1/deliveries?state=gone&limit=0&colour=red");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).get("faults").size()).isEqualTo(3);
  }

  @Test
  void replay_one_isToldAnewAsARepetition() {
    answer = new Outcome.Accepted("ok");
    String path = "/api/v1/deliveries/" + deadId() + "/replay";

    HttpResponse<String> taken = http.post(path, "", AS_JSON);

    assertThat(taken.statusCode()).isEqualTo(202);
    String made = json(taken).get("delivery").stringValue();
    await().untilAsserted(() -> assertThat(listed("state=delivered")).hasSize(1));
    assertThat(sent.getLast().id()).hasToString(made);
    assertThat(sent.getLast().isRepetition()).isTrue();
    assertThat(listed("state=dead")).isEmpty();
    assertThat(listed("state=superseded").get(0).get("supersededBy").stringValue()).isEqualTo(made);
    await()
        .untilAsserted(() -> assertThat(http.post(path, "", AS_JSON).statusCode()).isEqualTo(409));
  }

  @Test
  void replay_byFilter_tellsAnewWhatFits() {
    answer = new Outcome.Accepted("ok");

    assertThat(replayed("{\"receiver\": \"other\"}")).isZero();
    assertThat(replayed("{\"state\": \"dead\", \"receiver\": \"team\"}")).isEqualTo(1);

    await().untilAsserted(() -> assertThat(listed("state=delivered")).hasSize(1));
    assertThat(replayed("{}")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "X-Nothing, at all, 415"
  })
  void replay_notForItsOwnPage_isRefused(String header, String value, int code) {
    String[] json = {header, value, "Content-Type", "application/json"};
    String[] text = {header, value, "Content-Type", "text/plain"};

    HttpResponse<String> refused =
        http.post("/api/v1/deliveries/replay", "{}", code == 415 ? text : json);

    assertThat(refused.statusCode()).isEqualTo(code);
    assertThat(listed("state=dead")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]", "{\"state\": \"delivered\"}", "{\"colour\": \"red\"}", "nonsense"})
  void replay_wrongBody_answers400(String body) {
    assertThat(http.post("/api/v1/deliveries/replay", body, AS_JSON).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "[]", "[\"team\"]", "{}", "true"})
  void replay_valueSaysNothing_isRefusedByItsName(String value) {
    HttpResponse<String> refused =
        http.post(
            "/api/v1/deliveries/replay",
            "{\"receiver\": %s, \"alert\": %s}".formatted(value, value),
            AS_JSON);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).get("faults").valueStream())
        .extracting(JsonNode::stringValue)
        .containsExactlyInAnyOrder(
            "receiver: expected a text that is not empty",
            "alert: expected a text that is not empty");
    assertThat(listed("state=dead")).hasSize(1);
  }

  @Test
  void replay_unknownId_answers404() {
    assertThat(http.post("/api/v1/deliveries/0000000000001/replay", "", AS_JSON).statusCode())
        .isEqualTo(404);
    assertThat(http.post("/api/v1/deliveries/nonsense/replay", "", AS_JSON).statusCode())
        .isEqualTo(404);
  }

  private int replayed(String body) {
    HttpResponse<String> taken = http.post("/api/v1/deliveries/replay", body, AS_JSON);
    assertThat(taken.statusCode()).isEqualTo(202);
    return json(taken).get("replayed").intValue();
  }

  private String deadId() {
    return listed("state=dead").get(0).get("id").stringValue();
  }

  private List<JsonNode> listed(String query) {
    JsonNode page = json(http.get("/api/v1/deliveries?" + query));
    return page.get("deliveries").valueStream().toList();
  }

  private Outcome send(Notice notice) {
    sent.add(notice);
    return answer;
  }
}
