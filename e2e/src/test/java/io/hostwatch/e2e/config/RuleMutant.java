package io.hostwatch.e2e.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rules file with one slip: a number, a comparison or a duration of one alert is a step off. A
 * unit test worth having fails of it.
 *
 * @param rule the name of the alert or of the recording rule
 * @param what the slip, for people
 * @param rules the file with it, without the alerts of other names
 */
record RuleMutant(Path file, String rule, String what, JsonNode rules) {

  private static final List<String> DURATIONS = List.of("for", "keep_firing_for");

  /** The same without the slip, which passes. */
  RuleMutant healed() {
    return new RuleMutant(file, rule, "as it is", only(rule, Checkout.yaml(file).deepCopy()));
  }

  /** All mutants of a rules file. */
  static List<RuleMutant> of(Path file) {
    List<RuleMutant> mutants = new ArrayList<>();
    JsonNode rules = Checkout.yaml(file);
    for (int group = 0; group < rules.get("groups").size(); group++) {
      for (int rule = 0; rule < rules.at(pointer(group)).size(); rule++) {
        String at = pointer(group) + "/" + rule;
        mutants.addAll(ofRule(file, rules, at));
      }
    }
    return mutants;
  }

  /** Recording rules are held by their values; of these only the thresholds are numbers to turn. */
  private static List<RuleMutant> ofRule(Path file, JsonNode rules, String at) {
    JsonNode rule = rules.at(at);
    boolean isThreshold = rule.path("record").asString("").contains("threshold");
    if (!rule.has("alert") && !isThreshold) {
      return List.of();
    }
    Stream<RuleMutant> expressions =
        ExpressionSlip.of(rule.get("expr").asString()).stream()
            .map(slip -> with(file, rules, at, "expr", slip.what(), slip.expression()));
    Stream<RuleMutant> durations =
        DURATIONS.stream()
            .filter(rule::has)
            .flatMap(name -> ofDuration(file, rules, at, name, rule.get(name).asString()));
    return Stream.concat(expressions, durations).toList();
  }

  private static Stream<RuleMutant> ofDuration(
      Path file, JsonNode rules, String at, String name, String text) {
    long seconds = PrometheusDuration.parse(text).toSeconds();
    Function<Long, RuleMutant> to =
        other -> with(file, rules, at, name, name + " " + text + " is " + other + "s", other + "s");
    return Stream.of(seconds / 2, seconds * 2).map(to);
  }

  private static RuleMutant with(
      Path file, JsonNode rules, String at, String field, String what, String value) {
    JsonNode copy = rules.deepCopy();
    JsonNode rule = copy.at(at);
    ((ObjectNode) rule).put(field, value);
    String name = rule.path("alert").asString(rule.path("record").asString(""));
    String severity = rule.path("labels").path("severity").asString("");
    return new RuleMutant(file, name, severity + ": " + what, only(name, copy));
  }

  /** Without the other alerts, which cost time and are not asked for. */
  private static JsonNode only(String alert, JsonNode rules) {
    rules
        .get("groups")
        .forEach(
            group ->
                ((ArrayNode) group.get("rules"))
                    .removeIf(
                        rule -> rule.has("alert") && !rule.get("alert").asString().equals(alert)));
    return rules;
  }

  /** The unit tests that speak of the rule, each with what it says of that alone. */
  JsonNode ofInterest(JsonNode suite) {
    JsonNode copy = suite.deepCopy();
    ArrayNode tests = (ArrayNode) copy.get("tests");
    tests.forEach(this::leaveOutOthers);
    tests.removeIf(
        test -> test.get("alert_rule_test").isEmpty() && test.get("promql_expr_test").isEmpty());
    return copy;
  }

  private void leaveOutOthers(JsonNode test) {
    test.withArray("alert_rule_test")
        .removeIf(moment -> !moment.get("alertname").asString().equals(rule));
    test.withArray("promql_expr_test")
        .removeIf(question -> !question.get("expr").asString().startsWith(rule));
  }

  private static String pointer(int group) {
    return "/groups/" + group + "/rules";
  }

  @Override
  public String toString() {
    return Rules.name(file) + ": " + rule + " " + what;
  }
}
