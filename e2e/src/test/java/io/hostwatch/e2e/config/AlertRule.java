package io.hostwatch.e2e.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One alerting rule as it stands in a file. */
record AlertRule(
    Path file,
    String name,
    String expression,
    Duration waits,
    Map<String, String> labels,
    Map<String, String> annotations) {

  static AlertRule of(Path file, JsonNode rule) {
    return new AlertRule(
        file,
        rule.get("alert").asString(),
        rule.get("expr").asString(),
        PrometheusDuration.parse(rule.path("for").asString("0s")),
        strings(rule.path("labels")),
        strings(rule.path("annotations")));
  }

  /** Text values by name, sorted. */
  static Map<String, String> strings(JsonNode node) {
    return node.propertyStream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().asString(),
                (a, b) -> b,
                TreeMap::new));
  }

  String severity() {
    return labels.getOrDefault("severity", "");
  }

  @Override
  public String toString() {
    return name + " (" + severity() + ") in " + Rules.name(file);
  }
}
