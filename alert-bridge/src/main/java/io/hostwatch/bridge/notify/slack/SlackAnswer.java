package io.hostwatch.bridge.notify.slack;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.notify.PlainText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
          "user_not_found",
          "not_in_channel",
          "is_archived");
  private static final Set<String> AUTH =
      Set.of(
          "invalid_auth",
          "invalid_token",
          "not_authed",
          "token_revoked",
          "token_expired",
          "account_inactive",
          "missing_scope",
          "no_permission",
          "org_login_required",
          "action_prohibited");
  private static final Set<String> RATE_LIMITED = Set.of("ratelimited", "rate_limited");
  private static final Set<String> PERHAPS_TAKEN = Set.of("internal_error", "fatal_error");
  private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"(\\w+)\"");

  SlackAnswer {
    body = PlainText.cut(PlainText.line(body), BODY_LIMIT);
  }

  /** Whether it is the message's form that was refused, so that a plainer one may pass. */
  boolean refusesForm() {
    boolean isForm = !NO_SUCH_RECIPIENT.contains(error()) && !AUTH.contains(error());
    return (status == 400 || status == 413) && isForm;
  }

  Outcome outcome(Clock clock) {
    return switch (status) {
      case 200 -> taken(clock);
      case 201, 202, 204 -> body.isEmpty() ? new Outcome.Accepted("HTTP " + status) : taken(clock);
      case 429 -> deferred(FailureReason.RATE_LIMITED, clock);
      case 408 -> deferred(FailureReason.TIMEOUT, clock);
      case 401, 403, 407 -> refused(FailureReason.AUTH);
      case 404, 410 -> refused(FailureReason.NO_SUCH_RECIPIENT);
      default -> other(clock);
    };
  }

  // A login page in the way also answers 200; taking that for delivered would lose alerts silently.
  private Outcome taken(Clock clock) {
    String dense = dense();
    boolean isOk =
        dense.equals("ok") || dense.contains("\"ok\":true") || dense.contains("\"success\":true");
    return isOk ? new Outcome.Accepted("ok") : notOk(clock);
  }

  // The methods of Slack's API answer 200 to what they refuse.
  private Outcome notOk(Clock clock) {
    if (AUTH.contains(error())) {
      return refused(FailureReason.AUTH);
    }
    if (NO_SUCH_RECIPIENT.contains(error())) {
      return refused(FailureReason.NO_SUCH_RECIPIENT);
    }
    return deferred(
        RATE_LIMITED.contains(error()) ? FailureReason.RATE_LIMITED : FailureReason.SERVER_ERROR,
        clock);
  }

  private Outcome other(Clock clock) {
    if (status < 400 || status >= 500) {
      return deferred(FailureReason.SERVER_ERROR, clock);
    }
    if (AUTH.contains(error())) {
      return refused(FailureReason.AUTH);
    }
    return refused(
        NO_SUCH_RECIPIENT.contains(error())
            ? FailureReason.NO_SUCH_RECIPIENT
            : FailureReason.BAD_MESSAGE);
  }

  private String dense() {
    return body.replace(" ", "");
  }

  /** The one word that a webhook answers, or the API's error. */
  private String error() {
    Matcher json = ERROR.matcher(body);
    return json.find() ? json.group(1) : body;
  }

  private Outcome deferred(FailureReason reason, Clock clock) {
    return new Outcome.Deferred(
        reason, detail(), retryAfter.flatMap(text -> wait(text, clock)), handover());
  }

  // A gateway that gives up waiting, or a server that fails midway, may have passed it on; of a 503
  // too nobody can tell whether it is Slack's own.
  private Handover handover() {
    boolean isDenied = dense().contains("\"ok\":false") && !PERHAPS_TAKEN.contains(error());
    boolean isTurnedAway = status < 200 || (status >= 300 && status < 500);
    return isDenied || isTurnedAway ? Handover.NOT_TAKEN : Handover.UNKNOWN;
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
