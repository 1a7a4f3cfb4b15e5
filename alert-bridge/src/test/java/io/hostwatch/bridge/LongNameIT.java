package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What is taken can be read: a name may have 64 KiB. */
class LongNameIT extends BridgeHarness {
  private static final String ALERT =
      "{\"status\":\"%s\",\"labels\":{\"alertname\":\"Long\",\"%s\":\"v\"},"
          + "\"startsAt\":\"2026-03-01T10:00:00Z\",\"endsAt\":\"2026-03-01T11:00:00Z\"}";

  @Test
  void sent_nameOf60000_isListedAndCanEnd() {
    String name = "a".repeat(60_000);

    assertThat(http.post(WEBHOOK, message(ALERT.formatted("firing", name))).statusCode())
        .isEqualTo(200);
    assertThat(http.get("/api/v1/alerts").body()).contains(name);
    HttpResponse<String> end = http.post(WEBHOOK, message(ALERT.formatted("resolved", name)));
    assertThat(end.statusCode()).isEqualTo(200);
    assertThat(json(end).get("resolved").intValue()).isEqualTo(1);
  }
}
