package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.webhook.Bodies.alert;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.alert.Id;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a whole bridge answers when it is asked for a row that cannot be read. */
class UnreadableIT extends BridgeHarness {
  private String alert;
  private String delivery;

  @BeforeEach
  void deliver() {
    http.post(WEBHOOK, message(alert("firing", "")));
    await().untilAsserted(() -> assertThat(deliveries("delivered")).hasSize(1));
    alert = deliveries("delivered").get(0).get("alert").stringValue();
    delivery = deliveries("delivered").get(0).get("id").stringValue();
  }

  @Test
  void asked_episodeIsUnreadable_answers409WithTheRowAndStaysWell() throws SQLException {
    change("UPDATE episode SET labels = '{'");

    assertRefused("episode", alert, http.get("/api/v1/alerts/" + alert));
    String acknowledge = "/api/v1/alerts/" + alert + "/acknowledge";
    assertRefused("episode", alert, http.post(acknowledge, "{\"by\": \"ada\"}", AS_JSON));
    String replay = "/api/v1/deliveries/" + delivery + "/replay";
    assertRefused("episode", alert, http.post(replay, "", AS_JSON));

    assertThat(http.get("/metrics").body())
        .contains("hostwatch_bridge_store_writable 1.0")
        .doesNotContainPattern("hostwatch_bridge_store_failures_total\\{.*} [1-9]");
  }

  @Test
  void asked_deliveryIsUnreadable_showsTheAlertAndRefusesTheReplay() throws SQLException {
    change("UPDATE delivery SET state = 'x'");

    JsonNode shown = json(http.get("/api/v1/alerts/" + alert));
    assertThat(shown.get("unreadable").intValue()).isEqualTo(1);
    assertThat(shown.get("events")).hasSize(1);
    assertThat(shown.get("deliveries")).isEmpty();
    String replay = "/api/v1/deliveries/" + delivery + "/replay";
    assertRefused("delivery", delivery, http.post(replay, "", AS_JSON));
  }

  @Test
  void sent_episodeIsUnreadable_answers200AndCountsTheAlertAsRejected() throws SQLException {
    change("UPDATE episode SET labels = '{'");

    HttpResponse<String> answer = http.post(WEBHOOK, message(alert("firing", "")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("rejected").intValue()).isEqualTo(1);
  }

  private static void assertRefused(String table, String id, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("error").stringValue())
        .startsWith("row " + Id.parse(id).value() + " of the table " + table + " holds")
        .contains("the bridge's log names it", "mend the row");
  }

  private JsonNode deliveries(String state) {
    return json(http.get("/api/v1/deliveries?state=" + state)).get("deliveries");
  }

  /** As somebody does with a tool. */
  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + database() + "?busy_timeout=10000");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
