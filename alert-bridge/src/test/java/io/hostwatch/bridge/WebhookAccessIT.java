package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.WebhookServer.PATH;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.hostwatch.bridge.logging.HeardLog;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who may post to the webhook. */
class WebhookAccessIT {
  private final WebhookServer webhook = new WebhookServer();
  private final FakeIntake intake = webhook.intake;
  private final Http http = webhook.http;
  @AutoClose private final HeardLog heard = HeardLog.of("io.hostwatch.bridge.webhook");

  @AfterEach
  void stop() {
    webhook.close();
  }

  @Test
  void post_noToken_answers401AsJson() {
    HttpResponse<String> answer = http.post("/api/v1/webhook/closed", message());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(json(answer).has("error")).isTrue();
  }

  @Test
  void post_wrongToken_answers401AndRepeatsNoSecret() {
    HttpResponse<String> answer =
        http.post("/api/v1/webhook/closed", message(), "Authorization", "Bearer s3cre");

    assertThat(heard.events())
        .extracting(line -> line + " " + line.getKeyValuePairs())
        .singleElement(STRING)
        .contains("[WARN]", "origin=\"closed\"", "remote=\"127.0.0.1\"")
        .doesNotContain("s3cre");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("s3cre");
  }

  @Test
  void post_rightToken_isTaken() {
    assertThat(
            http.post("/api/v1/webhook/closed", message(), "Authorization", "Bearer s3cret")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void post_fromAPageOfAnotherSite_answers403() {
    assertThat(http.post(PATH, message(), "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(intake.taken()).isEmpty();
  }
}
