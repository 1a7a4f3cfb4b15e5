package io.hostwatch.e2e.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One moment of a promtool unit test at which all alerts of a name are listed.
 *
 * @param at since the start of the test
 * @param firing the labels of each alert that is expected to fire
 * @param seesData whether the test feeds any series at all
 */
record AlertCase(
    Path file,
    String test,
    Duration at,
    String alertname,
    List<Map<String, String>> firing,
    boolean seesData) {

  private static final List<AlertCase> ALL = files().stream().flatMap(AlertCase::of).toList();

  /** All moments of all unit tests. */
  static Stream<AlertCase> all() {
    return ALL.stream();
  }

  static List<Path> files() {
    return Checkout.files("prometheus/tests", "_test.yml");
  }

  boolean fires(AlertRule rule) {
    return about(rule) && firing.stream().anyMatch(labels -> severityIs(rule, labels));
  }

  boolean silent(AlertRule rule) {
    return about(rule) && seesData && firing.stream().noneMatch(labels -> severityIs(rule, labels));
  }

  /** Tells whether the same test comes to that one later. */
  boolean isBefore(AlertCase other) {
    return file.equals(other.file) && test.equals(other.test) && at.compareTo(other.at) < 0;
  }

  private boolean about(AlertRule rule) {
    return alertname.equals(rule.name());
  }

  private static boolean severityIs(AlertRule rule, Map<String, String> labels) {
    return rule.severity().equals(labels.get("severity"));
  }

  private static Stream<AlertCase> of(Path file) {
    return Checkout.yaml(file).get("tests").valueStream().flatMap(test -> of(file, test));
  }

  private static Stream<AlertCase> of(Path file, JsonNode test) {
    return test.path("alert_rule_test")
        .valueStream()
        .map(
            moment ->
                new AlertCase(
                    file,
                    test.path("name").asString(),
                    PrometheusDuration.parse(moment.get("eval_time").asString()),
                    moment.get("alertname").asString(),
                    firing(moment),
                    !test.path("input_series").isEmpty()));
  }

  private static List<Map<String, String>> firing(JsonNode moment) {
    return moment
        .path("exp_alerts")
        .valueStream()
        .map(alert -> AlertRule.strings(alert.get("exp_labels")))
        .toList();
  }
}
