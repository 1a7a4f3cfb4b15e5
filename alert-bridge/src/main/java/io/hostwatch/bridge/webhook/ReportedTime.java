package io.hostwatch.bridge.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times in every form that Alertmanager's API takes: RFC 3339, and, in UTC, also without a zone,
 * without seconds or without a time of day. The empty text is the beginning of 1970 there.
 *
 * @see <a href="https://pkg.go.dev/github.com/go-openapi/strfmt#ParseDateTime">its parser</a>
 */
final class ReportedTime {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<date>\\d{4}-\\d\\d-\\d\\d)"
              + "([T ](?<hour>\\d{1,2}):(?<minute>\\d\\d)"
              + "(:(?<second>\\d\\d)([.,](?<fraction>\\d+))?)?"
              + "(Z|(?<sign>[+-])(?<hours>\\d\\d):?(?<minutes>\\d\\d))?)?");
  private static final int DIGITS = 9;

  private ReportedTime() {}

  /** The time that {@code text} says, absent where it is in none of the forms. */
  static Optional<Instant> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(Instant.EPOCH);
    }
    Matcher form = FORM.matcher(text);
    try {
      return form.matches() ? Optional.of(instant(form)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(Matcher form) {
    LocalTime time =
        LocalTime.of(
            number(form, "hour"), number(form, "minute"), number(form, "second"), nanos(form));
    return LocalDate.parse(form.group("date"))
        .atTime(time)
        .toInstant(ZoneOffset.UTC)
        .minusSeconds(offset(form));
  }

  private static int offset(Matcher form) {
    int seconds = number(form, "hours") * 3600 + number(form, "minutes") * 60;
    return "-".equals(form.group("sign")) ? -seconds : seconds;
  }

  private static int nanos(Matcher form) {
    String fraction = form.group("fraction");
    return fraction == null
        ? 0
        : Integer.parseInt((fraction + "0".repeat(DIGITS)).substring(0, DIGITS));
  }

  private static int number(Matcher form, String group) {
    String digits = form.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
