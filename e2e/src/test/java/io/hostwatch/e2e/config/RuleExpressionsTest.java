package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a linter of rules asks of each expression: that an alert compares, that it waits or looks
 * back, that windows hold two scrapes and no more than is kept, and that a plain text is compared
 * as one.
 */
class RuleExpressionsTest {

  private static final Duration TWO_SCRAPES = Duration.ofSeconds(10);
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  /** What the first server of several tiers keeps, and the second. */
  private static final Duration DAY = Duration.ofDays(1);

  private static final Duration WEEK = Duration.ofDays(7);

  /** Fires always, on purpose. */
  private static final Set<String> ALWAYS = Set.of("Watchdog");

  /**
   * Each with its own reason to believe the first sample: the audit looks twice before it says so.
   */
  private static final Set<String> AT_ONCE = Set.of("Watchdog", "BridgeAuditFailed");

  private static final Pattern COMPARISON = Pattern.compile("==|!=|>=|<=|>|<|\\babsent");
  private static final Pattern LOOKS_BACK =
      Pattern.compile("\\[\\w+[]:]|\\btime\\(\\)|\\boffset\\b|:[a-z_]+\\d+[smhd]\\b");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}");
  private static final Pattern RATE =
      Pattern.compile("\\b(rate|irate|increase|delta|deriv)\\s*\\([^\\[]*\\[(\\w+)]");

  /** A window with its offset, or an offset alone. */
  private static final Pattern BACK =
      Pattern.compile("\\[(\\w+)(?::\\w*)?](?:\\s*offset\\s+(\\w+))?|\\boffset\\s+(\\w+)");

  private static final Pattern REGEX = Pattern.compile("[=!]~\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern PLAIN = Pattern.compile("[\\w:/ -]*");

  static Stream<AlertRule> alerts() {
    return Rules.alerts();
  }

  static Stream<String> expressions() {
    return Rules.expressions();
  }

  static Stream<String> shortExpressions() {
    return Rules.expressions(Rules.shortFiles());
  }

  static Stream<String> longExpressions() {
    return Rules.expressions(Rules.longFiles());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void alert_comparesSomething(AlertRule alert) {
    assertThat(COMPARISON.matcher(withoutSelectors(alert.expression())).find())
        .as(alert.expression())
        .isEqualTo(!ALWAYS.contains(alert.name()));
  }

  /** One bad sample alone wakes nobody. */
  @ParameterizedTest
  @MethodSource("alerts")
  void alert_waitsOrLooksBack(AlertRule alert) {
    boolean waits = alert.waits().compareTo(Duration.ofSeconds(30)) >= 0;
    boolean looksBack = LOOKS_BACK.matcher(alert.expression()).find();

    assertThat(waits || looksBack || AT_ONCE.contains(alert.name()))
        .as("%s waits %s for %s", alert, alert.waits(), alert.expression())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void labels_ofEachAlert_holdNoValue(AlertRule alert) {
    assertThat(alert.labels().values()).noneMatch(label -> label.contains("$value"));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void windows_holdTwoScrapes(String expression) {
    assertThat(durations(RATE, 2, withoutTexts(expression)))
        .allSatisfy(window -> assertThat(window).isGreaterThanOrEqualTo(TWO_SCRAPES));
  }

  @ParameterizedTest
  @MethodSource("shortExpressions")
  void windowsAndOffsets_ofShortRules_endWithinADay(String expression) {
    assertThat(reaches(expression)).allSatisfy(back -> assertThat(back).isLessThanOrEqualTo(DAY));
  }

  @ParameterizedTest
  @MethodSource("longExpressions")
  void windowsAndOffsets_ofLongRules_endWithinAWeek(String expression) {
    assertThat(reaches(expression)).allSatisfy(back -> assertThat(back).isLessThan(WEEK));
  }

  /** With tiers these are evaluated where there is one sample a minute. */
  @ParameterizedTest
  @MethodSource("longExpressions")
  void windows_ofLongRules_holdTwoSamplesOfAMinute(String expression) {
    assertThat(durations(RATE, 2, withoutTexts(expression)))
        .allSatisfy(window -> assertThat(window).isGreaterThanOrEqualTo(TWO_MINUTES));
  }

  @Test
  void longRules_areThereAndOnlyWhereTheyAreNeeded() {
    assertThat(Rules.longFiles())
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(Rules.expressions(List.of(file)).flatMap(e -> reaches(e).stream()))
                    .anyMatch(back -> back.compareTo(DAY) > 0));
  }

  /** The first of several tiers has nothing of what the second records. */
  @ParameterizedTest
  @MethodSource("shortExpressions")
  void shortRules_readNothingThatLongRulesRecord(String expression) {
    assertThat(Rules.records(Rules.longFiles())).isNotEmpty().noneMatch(expression::contains);
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void plainTexts_areComparedAsSuch(String expression) {
    assertThat(all(REGEX, 1, expression)).allSatisfy(text -> assertThat(text).doesNotMatch(PLAIN));
  }

  private static String withoutTexts(String expression) {
    return TEXT.matcher(expression).replaceAll("");
  }

  private static String withoutSelectors(String expression) {
    return SELECTOR.matcher(expression).replaceAll("");
  }

  private static List<Duration> durations(Pattern pattern, int group, String expression) {
    return all(pattern, group, expression).stream().map(PrometheusDuration::parse).toList();
  }

  /** How far back each selector looks. */
  private static List<Duration> reaches(String expression) {
    return BACK.matcher(withoutTexts(expression))
        .results()
        .map(
            found ->
                IntStream.of(1, 2, 3)
                    .mapToObj(found::group)
                    .filter(Objects::nonNull)
                    .map(PrometheusDuration::parse)
                    .reduce(Duration.ZERO, Duration::plus))
        .toList();
  }

  private static List<String> all(Pattern pattern, int group, String expression) {
    return pattern.matcher(expression).results().map(found -> found.group(group)).toList();
  }
}
