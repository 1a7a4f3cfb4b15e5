package io.hostwatch.simulator.incident;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times and durations as people write them. */
public final class Times {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?");

  private Times() {}

  /** A duration such as {@code 90s}, {@code 30m} or {@code 1d12h}. */
  public static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(matcher.group(1)))
            .plusHours(number(matcher.group(2)))
            .plusMinutes(number(matcher.group(3)))
            .plusSeconds(number(matcher.group(4))));
  }

  /**
   * A time: an offset from the start ({@code +10m}, {@code -2d}), the start itself ({@code now}),
   * the next clock time from the start on ({@code 14:05}), or an instant.
   */
  public static Optional<Instant> instant(String text, ZonedDateTime start) {
    if (text.startsWith("+")) {
      return duration(text.substring(1)).map(start::plus).map(ZonedDateTime::toInstant);
    }
    if (text.startsWith("-")) {
      return duration(text.substring(1)).map(start::minus).map(ZonedDateTime::toInstant);
    }
    if (text.equals("now")) {
      return Optional.of(start.toInstant());
    }
    try {
      return Optional.of(text.contains("T") ? Instant.parse(text) : next(text, start));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant next(String clockTime, ZonedDateTime start) {
    ZonedDateTime today = start.with(LocalTime.parse(clockTime));
    return (today.isBefore(start) ? today.plusDays(1) : today).toInstant();
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
