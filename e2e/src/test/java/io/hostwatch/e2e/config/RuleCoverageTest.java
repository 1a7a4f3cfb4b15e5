package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * That promtool's unit tests leave no rule out. promtool itself passes a silent case of an alert
 * that does not exist, so a misspelt name would look like a test.
 */
class RuleCoverageTest {

  /** Alerts without a silent case, because their silence is the alarm. */
  private static final Set<String> NEVER_SILENT = Set.of("Watchdog");

  static Stream<AlertRule> alerts() {
    return Rules.alerts();
  }

  static List<Path> unitTests() {
    return AlertCase.files();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyAlert_hasAFiringCase(AlertRule alert) {
    assertThat(AlertCase.all().filter(moment -> moment.fires(alert)))
        .as("unit tests in which %s fires", alert)
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyAlert_hasASilentCase(AlertRule alert) {
    boolean expected = !NEVER_SILENT.contains(alert.name());

    assertThat(AlertCase.all().anyMatch(moment -> moment.silent(alert)))
        .as("whether a unit test feeds data that leaves %s silent", alert)
        .isEqualTo(expected);
  }

  /** It is over once the same test lists it no more. */
  @ParameterizedTest
  @MethodSource("alerts")
  void everyAlert_hasAResolvingCase(AlertRule alert) {
    boolean expected = !NEVER_SILENT.contains(alert.name());

    assertThat(AlertCase.all().anyMatch(moment -> resolves(moment, alert)))
        .as("whether %s fires in a unit test and is silent later in the same", alert)
        .isEqualTo(expected);
  }

  private static boolean resolves(AlertCase end, AlertRule alert) {
    return end.silent(alert)
        && AlertCase.all().anyMatch(moment -> moment.isBefore(end) && moment.fires(alert));
  }

  @Test
  void everyNameInTheUnitTests_isAnAlert() {
    Set<String> known = Rules.alerts().map(AlertRule::name).collect(Collectors.toSet());

    assertThat(AlertCase.all()).allSatisfy(moment -> assertThat(moment.alertname()).isIn(known));
  }

  @Test
  void everyRecordingRule_hasAnExpectedValue() {
    List<String> asked =
        unitTests().stream()
            .flatMap(file -> Checkout.yaml(file).get("tests").valueStream())
            .flatMap(test -> test.path("promql_expr_test").valueStream())
            .filter(question -> !question.path("exp_samples").isEmpty())
            .map(question -> question.get("expr").asString())
            .toList();

    assertThat(Rules.records())
        .allSatisfy(record -> assertThat(asked).anyMatch(expr -> expr.startsWith(record)));
  }

  /**
   * Unlisted groups run in random order, and old versions of promtool take no interval for zero.
   */
  @ParameterizedTest
  @MethodSource("unitTests")
  void everyUnitTest_leavesNoOrderToChance(Path file) {
    JsonNode suite = Checkout.yaml(file);
    List<String> groups =
        suite
            .get("rule_files")
            .valueStream()
            .map(rules -> file.resolveSibling(rules.asString()).normalize())
            .flatMap(Rules::groups)
            .toList();

    assertThat(suite.get("group_eval_order").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(groups);
    assertThat(suite.get("tests").valueStream())
        .allSatisfy(test -> assertThat(test.has("interval")).isTrue());
  }
}
