package io.hostwatch.e2e.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The rules that Hostwatch ships. */
final class Rules {

  private static final List<AlertRule> ALERTS =
      files().stream()
          .flatMap(
              file ->
                  rules(file)
                      .filter(rule -> rule.has("alert"))
                      .map(rule -> AlertRule.of(file, rule)))
          .toList();

  private Rules() {}

  static List<Path> files() {
    return Checkout.files("prometheus/rules", ".yml");
  }

  static Stream<AlertRule> alerts() {
    return ALERTS.stream();
  }

  /** The names of the recording rules. */
  static Stream<String> records() {
    return files().stream()
        .flatMap(Rules::rules)
        .filter(rule -> rule.has("record"))
        .map(rule -> rule.get("record").asString());
  }

  /** The recording rules by name and labels: what tells their series apart. */
  static Stream<String> recordedSeries() {
    return files().stream()
        .flatMap(Rules::rules)
        .filter(rule -> rule.has("record"))
        .map(rule -> rule.get("record").asString() + AlertRule.strings(rule.path("labels")));
  }

  /** The expressions of all rules. */
  static Stream<String> expressions() {
    return files().stream().flatMap(Rules::rules).map(rule -> rule.get("expr").asString());
  }

  /** The names of a file's groups. */
  static Stream<String> groups(Path file) {
    return groupNodes(file).map(group -> group.get("name").asString());
  }

  private static Stream<JsonNode> rules(Path file) {
    return groupNodes(file).flatMap(group -> group.get("rules").valueStream());
  }

  private static Stream<JsonNode> groupNodes(Path file) {
    return Checkout.yaml(file).get("groups").valueStream();
  }
}
