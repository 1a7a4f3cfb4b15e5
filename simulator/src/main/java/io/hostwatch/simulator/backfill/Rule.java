package io.hostwatch.simulator.backfill;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule of Prometheus.
 *
 * @param name of the series that it records, or of the alert
 * @param isAlert which of both
 * @param expression in PromQL
 * @param labels that it adds
 * @param waits how long an alert is pending
 * @param lingers how long an alert fires on after its expression is empty
 */
record Rule(
    String name,
    boolean isAlert,
    String expression,
    Map<String, String> labels,
    Duration waits,
    Duration lingers) {

  /** The name of the series that tell which alerts are pending and fire. */
  static final String ALERTS = "ALERTS";

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'");
  private static final Pattern WINDOW = Pattern.compile("\\[(\\d+)([smhd])]");
  private static final Map<String, Integer> SECONDS =
      Map.of("s", 1, "m", 60, "h", 3600, "d", 86400);

  /** Keeps a copy of the labels. */
  Rule {
    labels = Map.copyOf(labels);
  }

  /** The name of the series that it makes. */
  String makes() {
    return isAlert ? ALERTS : name;
  }

  /** The names in its expression: of series, functions and labels. */
  Set<String> names() {
    return NAME.matcher(TEXT.matcher(expression).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /**
   * Its expression where samples are that far apart, in milliseconds: no window is so short that
   * less than two are in it.
   */
  String over(long step) {
    long least = Math.ceilDiv(2 * step, 1000);
    return WINDOW
        .matcher(expression)
        .replaceAll(
            window -> {
              long seconds =
                  Long.parseLong(window.group(1)) * SECONDS.getOrDefault(window.group(2), 1);
              return seconds < least ? "[" + least + "s]" : window.group();
            });
  }
}
