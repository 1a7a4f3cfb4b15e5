package io.hostwatch.bridge.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAnswerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(strings = {"ok", "ok\n", "{\"ok\": true}", "{\"success\":true}"})
  void outcome_ok_isAccepted(String body) {
    assertThat(outcome(200, body)).isEqualTo(new Outcome.Accepted("ok"));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 204})
  void outcome_takenInOtherWords_isAccepted(int status) {
    assertThat(outcome(status, "")).isEqualTo(new Outcome.Accepted("HTTP " + status));
    assertThat(outcome(status, "ok")).isEqualTo(new Outcome.Accepted("ok"));
    assertThat(outcome(status, "<html>")).isInstanceOf(Outcome.Deferred.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Please log in</html>", "", "{\"ok\": false}"})
  void outcome_okOfSomethingElse_isDeferred(String body) {
    assertThat(outcome(200, body)).isInstanceOf(Outcome.Deferred.class);
  }

  @ParameterizedTest
  @CsvSource({
    "500, SERVER_ERROR, UNKNOWN",
    "502, SERVER_ERROR, UNKNOWN",
    "503, SERVER_ERROR, UNKNOWN",
    "504, SERVER_ERROR, UNKNOWN",
    "408, TIMEOUT, NOT_TAKEN",
    "302, SERVER_ERROR, NOT_TAKEN",
    "429, RATE_LIMITED, NOT_TAKEN",
    "206, SERVER_ERROR, UNKNOWN"
  })
  void outcome_mayWorkLater_isDeferred(int status, FailureReason reason, Handover handover) {
    assertThat(outcome(status, "rollup_error"))
        .isEqualTo(
            new Outcome.Deferred(
                reason, "HTTP " + status + ": rollup_error", Optional.empty(), handover));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ok\": false, \"error\": \"ratelimited\"} | NOT_TAKEN",
        "{\"ok\": false} | NOT_TAKEN",
        "{\"ok\":false,\"error\":\"internal_error\"} | UNKNOWN",
        "{\"ok\":false,\"error\":\"fatal_error\"} | UNKNOWN",
        "<html>Please log in</html> | UNKNOWN",
      })
  void outcome_okOfSomethingElse_tellsWhetherItMayBeTaken(String body, Handover handover) {
    assertThat(((Outcome.Deferred) outcome(200, body)).handover()).isEqualTo(handover);
  }

  @ParameterizedTest
  @CsvSource({
    "403, invalid_token, AUTH",
    "403, action_prohibited, AUTH",
    "401, invalid_auth, AUTH",
    "404, no_service, NO_SUCH_RECIPIENT",
    "404, channel_not_found, NO_SUCH_RECIPIENT",
    "410, channel_is_archived, NO_SUCH_RECIPIENT",
    "400, user_not_found, NO_SUCH_RECIPIENT",
    "400, invalid_auth, AUTH",
    "400, invalid_payload, BAD_MESSAGE",
    "405, method_not_allowed, BAD_MESSAGE"
  })
  void outcome_willNeverWork_isRefused(int status, String body, FailureReason reason) {
    assertThat(outcome(status, body))
        .isEqualTo(new Outcome.Refused(reason, "HTTP " + status + ": " + body));
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_auth, AUTH",
    "token_revoked, AUTH",
    "channel_not_found, NO_SUCH_RECIPIENT",
    "is_archived, NO_SUCH_RECIPIENT"
  })
  void outcome_okFalseOfTheConfiguration_isRefused(String error, FailureReason reason) {
    String body = "{\"ok\": false, \"error\": \"%s\"}".formatted(error);

    assertThat(outcome(200, body)).isEqualTo(new Outcome.Refused(reason, "HTTP 200: " + body));
  }

  @Test
  void outcome_okFalseRatelimited_isDeferredAsSuch() {
    Outcome outcome = outcome(200, "{\"ok\":false,\"error\":\"ratelimited\"}");

    assertThat(((Outcome.Deferred) outcome).reason()).isEqualTo(FailureReason.RATE_LIMITED);
  }

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "' 30 ', 30",
    "'Sun, 01 Mar 2026 10:02:00 GMT', 120",
  })
  void outcome_retryAfter_isUnderstood(String header, int seconds) {
    Outcome outcome = new SlackAnswer(429, Optional.of(header), "rate_limited").outcome(CLOCK);

    assertThat(((Outcome.Deferred) outcome).askedToWait()).hasValue(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "-5", "", "99999999999999999999", "Sun, 01 Mar 2020 10:02:00 GMT"})
  void outcome_retryAfterOfNoUse_isLeftAside(String header) {
    Outcome outcome = new SlackAnswer(429, Optional.of(header), "").outcome(CLOCK);

    assertThat(((Outcome.Deferred) outcome).askedToWait()).isEmpty();
  }

  @Test
  void refusesForm_invalidBlocks_asksForAPlainerMessage() {
    assertThat(new SlackAnswer(400, Optional.empty(), "invalid_blocks").refusesForm()).isTrue();
    assertThat(new SlackAnswer(400, Optional.empty(), "user_not_found").refusesForm()).isFalse();
    assertThat(new SlackAnswer(500, Optional.empty(), "").refusesForm()).isFalse();
  }

  private static Outcome outcome(int status, String body) {
    return new SlackAnswer(status, Optional.empty(), body).outcome(CLOCK);
  }
}
