package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.incident.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads files of rules, and finds which rules have to come before which. */
final class RuleFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private RuleFiles() {}

  /**
   * The rules of the files, in levels: what a rule reads of others was made in levels before, but
   * for rules that read each other.
   */
  static List<List<Rule>> levels(List<Path> files) throws BackfillException {
    List<Rule> rules = new ArrayList<>();
    for (Path file : files) {
      read(file, rules);
    }
    Map<String, Integer> levelOf = new HashMap<>();
    rules.forEach(rule -> levelOf.put(rule.makes(), 0));
    // No chain is longer than there are rules; those that read each other stop there.
    for (int i = 0; i < rules.size() && raise(rules, levelOf); i++) {}
    return List.copyOf(
        rules.stream()
            .collect(
                Collectors.groupingBy(
                    rule -> level(rule, levelOf), TreeMap::new, Collectors.toList()))
            .values());
  }

  private static boolean raise(List<Rule> rules, Map<String, Integer> levelOf) {
    boolean raised = false;
    for (Rule rule : rules) {
      int level = level(rule, levelOf);
      if (levelOf.getOrDefault(rule.makes(), 0) < level) {
        levelOf.put(rule.makes(), level);
        raised = true;
      }
    }
    return raised;
  }

  private static int level(Rule rule, Map<String, Integer> levelOf) {
    return rule.names().stream()
        .filter(name -> !name.equals(rule.makes()) && levelOf.containsKey(name))
        .mapToInt(name -> levelOf.getOrDefault(name, 0) + 1)
        .max()
        .orElse(0);
  }

  private static void read(Path file, List<Rule> rules) throws BackfillException {
    try {
      for (JsonNode group : YAML.readTree(Files.readString(file)).path("groups")) {
        for (JsonNode rule : group.path("rules")) {
          rules.add(rule(file, rule));
        }
      }
    } catch (IOException | JacksonException e) {
      throw new BackfillException("--rules=" + file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Rule rule(Path file, JsonNode rule) throws BackfillException {
    boolean alert = rule.has("alert");
    String name = rule.path(alert ? "alert" : "record").asString("");
    String expression = rule.path("expr").asString("");
    if (name.isEmpty() || expression.isEmpty()) {
      throw new BackfillException(
          "--rules=%s: a rule without record or alert, or without expr".formatted(file));
    }
    Map<String, String> labels = new HashMap<>();
    for (Map.Entry<String, JsonNode> label : rule.path("labels").properties()) {
      labels.put(label.getKey(), label.getValue().asString());
    }
    return new Rule(
        name,
        alert,
        expression,
        labels,
        duration(file, name, rule.path("for")),
        duration(file, name, rule.path("keep_firing_for")));
  }

  private static Duration duration(Path file, String name, JsonNode text) throws BackfillException {
    if (text.isMissingNode()) {
      return Duration.ZERO;
    }
    return Times.duration(text.asString())
        .orElseThrow(
            () ->
                new BackfillException(
                    "--rules=%s: %s: '%s': expected a duration such as 5m"
                        .formatted(file, name, text.asString())));
  }
}
