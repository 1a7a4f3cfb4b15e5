package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Alerts as large as they may be: what is made of them has its bound all the same. */
class HugeAlertsIT extends BridgeHarness {
  private static final String ALERT =
      "{\"status\":\"firing\",\"labels\":{\"alertname\":\"Load%d\"},"
          + "\"annotations\":{\"summary\":\"%s\"},\"startsAt\":\"2026-03-01T10:00:00Z\"}";
  private static final int ALERTS = 150;

  @Test
  void sent_moreCharactersThanAnAlertMayHave_isRejectedAlone() {
    HttpResponse<String> answer =
        send(ALERT.formatted(1, "x".repeat(262_144)) + "," + ALERT.formatted(2, "x"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("rejected").intValue()).isOne();
    assertThat(json(answer).get("opened").intValue()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts", "deliveries"})
  void asked_manyOfThem_aPageIsShortAndTellsWhereToGoOn(String what) {
    for (int i = 0; i < ALERTS; i++) {
      assertThat(send(ALERT.formatted(i, "x".repeat(260_000))).statusCode()).isEqualTo(200);
    }

    Set<String> seen = new HashSet<>();
    JsonNode page = json(http.get("/api/v1/" + what + "?limit=1000"));
    assertThat(page.get(what).size()).isBetween(1, ALERTS - 1);
    while (page.has("nextCursor") && !page.get("nextCursor").isNull()) {
      page.get(what).forEach(one -> seen.add(one.get("id").stringValue()));
      String cursor = page.get("nextCursor").stringValue();
      page = json(http.get("/api/v1/" + what + "?limit=1000&cursor=" + cursor));
    }
    page.get(what).forEach(one -> seen.add(one.get("id").stringValue()));
    assertThat(seen).hasSize(ALERTS);
  }

  private HttpResponse<String> send(String alerts) {
    return http.post(WEBHOOK, message(alerts));
  }
}
