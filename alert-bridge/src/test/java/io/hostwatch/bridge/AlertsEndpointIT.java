package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.StoreException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/v2/alerts}, as Prometheus calls it. */
class AlertsEndpointIT {
  private static final String PATH = "/api/v2/alerts";
  private static final String ALERT = "{\"labels\":{\"alertname\":\"Load\"}}";

  private final WebhookServer server = new WebhookServer();
  private final FakeIntake intake = server.intake;
  private final Http http = server.http;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void post_alerts_answers200WithoutABody() {
    HttpResponse<String> answer = http.post(PATH, "[" + ALERT + "]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    Submission taken = intake.taken().getFirst();
    assertThat(taken.source()).isEqualTo("am");
    assertThat(taken.path()).isEqualTo(IngestPath.PROMETHEUS);
    assertThat(taken.alerts()).hasSize(1);
  }

  @Test
  void post_underASourcesName_isItsOwn() {
    HttpResponse<String> answer =
        http.post("/closed" + PATH, "[" + ALERT + "]", "Authorization", "Bearer s3cret");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(intake.taken().getFirst().source()).isEqualTo("closed");
  }

  @Test
  void post_oneBadAlert_takesTheOthers() {
    HttpResponse<String> answer = http.post(PATH, "[" + ALERT + ",7," + ALERT + "]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(intake.taken().getFirst().alerts()).hasSize(2);
    assertThat(intake.taken().getFirst().rejected()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not JSON", "[1"})
  void post_noArray_answers400InAlertmanagersFormAndKeepsTheBody(String body) {
    HttpResponse<String> answer = http.post(PATH, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("code").intValue()).isEqualTo(400);
    assertThat(json(answer).get("message").stringValue())
        .isEqualTo(intake.taken().getFirst().quarantined().getFirst().reason());
  }

  @Test
  void post_unknownSource_answers404() {
    HttpResponse<String> answer = http.post("/nobody" + PATH, "[]");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("code").intValue()).isEqualTo(404);
  }

  @Test
  void post_noToken_answers401() {
    assertThat(http.post("/closed" + PATH, "[]").statusCode()).isEqualTo(401);
  }

  @Test
  void get_anything_answers405() {
    assertThat(http.get(PATH).statusCode()).isEqualTo(405);
  }

  @Test
  void post_storeFails_answers503() {
    intake.before(
        () -> {
          throw new StoreException("accept receipt: no space left");
        });

    HttpResponse<String> answer = http.post(PATH, "[" + ALERT + "]");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void post_draining_answers503() {
    server.endpoint.drain();

    assertThat(http.post(PATH, "[]").statusCode()).isEqualTo(503);
  }
}
