package io.hostwatch.exporter.webconfig;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** So many requests at once, and one more after each interval. */
record RateLimit(Duration interval, int burst) {
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

  /** Reads {@code rate_limit}; without an interval there is no limit. */
  static Optional<RateLimit> read(Section section) {
    Optional<Duration> interval = section.text("interval").map(text -> interval(section, text));
    int burst = section.text("burst").map(text -> burst(section, text)).orElse(0);
    section.end();
    if (interval.isEmpty() || interval.get().isZero()) {
      return Optional.empty();
    }
    if (burst == 0) {
      section.fault("burst", "expected 1 or more, for no request would be let pass");
    }
    return Optional.of(new RateLimit(interval.get(), burst));
  }

  private static int burst(Section section, String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Integer.parseInt(text);
    }
    section.fault("burst", "expected a whole number, found \"" + text + "\"");
    return 1;
  }

  private static Duration interval(Section section, String text) {
    if (text.equals("0") || WHOLE.matcher(text).matches()) {
      double nanos = PART.matcher(text).results().mapToDouble(RateLimit::nanos).sum();
      return Duration.ofNanos((long) Math.min(nanos, Long.MAX_VALUE));
    }
    section.fault(
        "interval", "expected a duration such as 500ms, 1s or 1m30s, found \"" + text + '"');
    return Duration.ZERO;
  }

  private static double nanos(MatchResult part) {
    double unit =
        switch (part.group(2)) {
          case "h" -> 3_600e9;
          case "m" -> 60e9;
          case "s" -> 1e9;
          case "ms" -> 1e6;
          case "us", "µs" -> 1e3;
          default -> 1;
        };
    return Double.parseDouble(part.group(1)) * unit;
  }
}
