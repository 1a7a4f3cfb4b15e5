package io.hostwatch.e2e.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as Prometheus writes it, such as {@code 1h30m}. */
final class PrometheusDuration {

  private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7),
          "y", Duration.ofDays(365));

  private PrometheusDuration() {}

  /**
   * Its length.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Duration parse(String text) {
    if (!text.matches("(" + PART.pattern() + ")+")) {
      throw new IllegalArgumentException(text + ": expected a duration such as 1h30m");
    }
    Matcher parts = PART.matcher(text);
    Duration sum = Duration.ZERO;
    while (parts.find()) {
      sum =
          sum.plus(
              UNITS
                  .getOrDefault(parts.group(2), Duration.ZERO)
                  .multipliedBy(Long.parseLong(parts.group(1))));
    }
    return sum;
  }
}
