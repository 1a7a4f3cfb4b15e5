package io.hostwatch.e2e.config;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A PromQL expression, as far as the rules on dashboards must understand it. */
record Promql(String expression) {

  /** One series selector: the metric's name and what stands between its braces. */
  record Selector(String metric, String matchers) {

    /**
     * Whether it selects what the variable of that name selects: Grafana makes an expression of its
     * value where there may be several, and leaves it as it is where there is but one.
     */
    boolean follows(String variable, boolean several) {
      return matchers.contains(variable + (several ? "=~" : "=") + "\"$" + variable + "\"");
    }
  }

  /** What a function reads over time. */
  record Window(String function, String range) {}

  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?<metric>[a-zA-Z_:][\\w:]*)?\\{(?<in>(?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*)}");
  private static final Pattern WINDOW =
      Pattern.compile(
          "(?<fn>[a-z_0-9]*)\\((?:[^()\\[]*,\\s*)?"
              + "(?:[\\w:]*\\{}|\\([^()\\[]*\\))\\[(?<range>[^]]+)]");
  private static final Pattern ANY_WINDOW = Pattern.compile("\\[");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern LABELS =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:.$])[a-zA-Z_:][\\w:]*+(?!\\s*[({])");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "offset", "bool", "Inf", "NaN", "by", "without", "on", "start");

  List<Selector> selectors() {
    return SELECTOR
        .matcher(expression)
        .results()
        .map(found -> new Selector(found.group(1) == null ? "" : found.group(1), found.group(2)))
        .toList();
  }

  /** Names of metrics that have no selector behind them. */
  List<String> bare() {
    String rest = SELECTOR.matcher(expression).replaceAll("{}");
    rest = LABELS.matcher(STRING.matcher(rest).replaceAll("")).replaceAll("");
    rest = rest.replaceAll("\\[[^]]*]", "").replaceAll("[\\w:]+\\{}", "");
    return NAME.matcher(rest)
        .results()
        .map(MatchResult::group)
        .filter(name -> !WORDS.contains(name))
        .toList();
  }

  /** The functions that read over time, each with its range; all of them or a failure. */
  List<Window> windows() {
    String text = STRING.matcher(expression).replaceAll("\"\"");
    text = text.replaceAll("\\{[^}]*}", "{}");
    List<Window> windows =
        WINDOW
            .matcher(text)
            .results()
            .map(found -> new Window(found.group(1), found.group(2)))
            .toList();
    if (windows.size() != ANY_WINDOW.matcher(text).results().count()) {
      throw new AssertionError("a range that is not directly inside a function: " + expression);
    }
    return windows;
  }

  /** Counters that are read without rate, irate or increase. */
  Stream<String> rawCounters() {
    String text = STRING.matcher(expression).replaceAll("\"\"");
    return Pattern.compile("(?<!rate\\(|increase\\()\\b[a-z]\\w*_total\\b(?!:)")
        .matcher(text)
        .results()
        .map(MatchResult::group);
  }
}
