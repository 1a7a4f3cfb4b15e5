package io.hostwatch.e2e.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.e2e.harness.Http;
import io.hostwatch.e2e.harness.Json;
import io.hostwatch.e2e.receivers.SlackAnswer.RateLimited;
import io.hostwatch.e2e.receivers.SlackAnswer.Refuse;
import io.hostwatch.e2e.receivers.SlackAnswer.TakeAndCut;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake answers as Slack does. */
class FakeSlackIT {

  private final FakeSlack slack = FakeSlack.open();

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void post_nothingScripted_isTakenWithOk() {
    HttpResponse<String> answer = post(Map.of("text", "hello"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(slack.shown()).hasSize(1);
  }

  @Test
  void post_rateLimited_saysHowLongToWaitAndShowsNothing() {
    slack.answersNext(new RateLimited(7));

    HttpResponse<String> answer = post(Map.of("text", "hello"));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(slack.shown()).isEmpty();
  }

  @Test
  void post_scriptIsOver_isTakenAgain() {
    slack.answersNext(new Refuse(404, "no_service"));

    assertThat(post(Map.of("text", "one")).body()).isEqualTo("no_service");
    assertThat(post(Map.of("text", "two")).body()).isEqualTo("ok");
  }

  @Test
  void post_takenAndCut_isShownThoughTheAnswerNeverComes() {
    slack.answersNext(new TakeAndCut());

    assertThatThrownBy(() -> post(Map.of("text", "hello")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(slack.shown()).hasSize(1);
  }

  @Test
  void post_notJson_isInvalid() {
    assertThat(Http.post(slack.webhook(), "hello").statusCode()).isEqualTo(400);
    assertThat(slack.shown()).isEmpty();
  }

  @Test
  void post_brokenLimits_areRefusedAndNamed() {
    Map<String, String> divider = Map.of("type", "divider");
    Map<String, Object> longText = Map.of("type", "mrkdwn", "text", "x".repeat(3001));

    assertThat(post(Map.of("blocks", Collections.nCopies(51, divider))).statusCode())
        .isEqualTo(400);
    assertThat(post(section(longText)).statusCode()).isEqualTo(400);
    assertThat(post(section(Map.of("type", "mrkdwn", "text", ""))).statusCode()).isEqualTo(400);
    assertThat(post(section(Map.of("type", "mrkdwn", "text", "x"))).statusCode()).isEqualTo(200);
    assertThat(slack.faults()).hasSize(3);
  }

  private static Map<String, Object> section(Map<String, Object> text) {
    return Map.of("blocks", List.of(Map.of("type", "section", "text", text)));
  }

  private HttpResponse<String> post(Map<String, ? extends Object> message) {
    return Http.post(slack.webhook(), Json.write(message));
  }
}
