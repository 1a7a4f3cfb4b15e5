package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.Target;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken can be read: a name may have 64 KiB. */
class LongNameIT {
  private static final String ALERT =
      "{\"status\":\"%s\",\"labels\":{\"alertname\":\"Long\",\"%s\":\"v\"},"
          + "\"startsAt\":\"2026-03-01T10:00:00Z\",\"endsAt\":\"2026-03-01T11:00:00Z\"}";

  @TempDir Path folder;
  private Bridge bridge;
  private Http http;

  @BeforeEach
  void start() {
    bridge =
        Bridge.start(
            BridgeSetup.config("--storage.path=" + folder.resolve("h.db")),
            BridgeSetup.file(new Target("team", "test"), new RecordingNotifier()));
    http = new Http(bridge.port());
  }

  @AfterEach
  void stop() {
    http.close();
    bridge.close();
  }

  @Test
  void sent_nameOf60000_isListedAndCanEnd() {
    String name = "a".repeat(60_000);
    String webhook = "/api/v1/webhook/alertmanager";

    assertThat(http.post(webhook, message(ALERT.formatted("firing", name))).statusCode())
        .isEqualTo(200);
    assertThat(http.get("/api/v1/alerts").body()).contains(name);
    HttpResponse<String> end = http.post(webhook, message(ALERT.formatted("resolved", name)));
    assertThat(end.statusCode()).isEqualTo(200);
    assertThat(json(end).get("resolved").intValue()).isEqualTo(1);
  }
}
