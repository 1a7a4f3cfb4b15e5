package io.hostwatch.exporter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus's programs take them: {@code 500ms}, {@code 4.5s}, {@code 1m30s}. */
final class Durations {
  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9}(\\.[0-9]{1,9})?(ms|s|m|h))+");
  private static final Pattern PART = Pattern.compile("([0-9.]+)(ms|s|m|h)");
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Map<String, BigDecimal> NANOS =
      Map.of(
          "ms", BigDecimal.valueOf(1_000_000L),
          "s", BigDecimal.valueOf(1_000_000_000L),
          "m", BigDecimal.valueOf(60_000_000_000L),
          "h", BigDecimal.valueOf(3_600_000_000_000L));

  private Durations() {}

  /** Reads a duration above zero and up to a day; empty if the text is none. */
  static Optional<Duration> parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      BigDecimal unit = NANOS.getOrDefault(part.group(2), BigDecimal.ZERO);
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
    }
    if (nanos.compareTo(BigDecimal.ONE) < 0
        || nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos(nanos.longValue()));
  }
}
