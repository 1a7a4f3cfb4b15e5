package io.hostwatch.bridge.notify.slack;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.notify.PlainText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * What a webhook answered.
 *
 * @param retryAfter the header, as it came
 * @param body its beginning
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming
 *     webhooks, handling errors</a>
 */
record SlackAnswer(int status, Optional<String> retryAfter, String body) {
  private static final int BODY_LIMIT = 200;
  private static final Set<String> NO_SUCH_RECIPIENT =
      Set.of(
          "no_service",
          "no_service_id",
          "no_team",
          "no_active_hooks",
          "channel_not_found",
          "channel_is_archived",
          "user_not_found");

  SlackAnswer {
    body = PlainText.cut(PlainText.line(body), BODY_LIMIT);
  }

  /** Whether it is the message's form that was refused, so that a plainer one may pass. */
  boolean refusesForm() {
    return (status == 400 || status == 413) && !NO_SUCH_RECIPIENT.contains(body);
  }

  Outcome outcome(Clock clock) {
    return switch (status) {
      case 200 -> taken();
      case 429 -> deferred(FailureReason.RATE_LIMITED, clock);
      case 408 -> deferred(FailureReason.TIMEOUT, clock);
      case 401, 403, 407 -> refused(FailureReason.AUTH);
      case 404, 410 -> refused(FailureReason.NO_SUCH_RECIPIENT);
      default -> other(clock);
    };
  }

  // A login page in the way also answers 200; taking that for delivered would lose alerts silently.
  private Outcome taken() {
    String dense = body.replace(" ", "");
    boolean isOk =
        dense.equals("ok") || dense.contains("\"ok\":true") || dense.contains("\"success\":true");
    return isOk
        ? new Outcome.Accepted("ok")
        : new Outcome.Deferred(FailureReason.SERVER_ERROR, detail(), Optional.empty());
  }

  private Outcome other(Clock clock) {
    if (status < 400 || status >= 500) {
      return deferred(FailureReason.SERVER_ERROR, clock);
    }
    return refused(
        NO_SUCH_RECIPIENT.contains(body)
            ? FailureReason.NO_SUCH_RECIPIENT
            : FailureReason.BAD_MESSAGE);
  }

  private Outcome deferred(FailureReason reason, Clock clock) {
    return new Outcome.Deferred(reason, detail(), retryAfter.flatMap(text -> wait(text, clock)));
  }

  private Outcome refused(FailureReason reason) {
    return new Outcome.Refused(reason, detail());
  }

  private String detail() {
    return "HTTP " + status + (body.isEmpty() ? "" : ": " + body);
  }

  private static Optional<Duration> wait(String text, Clock clock) {
    String value = text.strip();
    try {
      if (value.matches("\\d{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), until.toInstant());
      return wait.isPositive() ? Optional.of(wait) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // neither form of RFC 9110, section 10.2.3: the backoff decides
    }
  }
}
