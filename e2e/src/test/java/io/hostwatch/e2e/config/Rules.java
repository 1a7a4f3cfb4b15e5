package io.hostwatch.e2e.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The rules that Hostwatch ships. */
final class Rules {

  private static final Path FOLDER = Checkout.path("prometheus/rules");

  /** Where Grafana is, for the links in alerts. */
  static final Path LINKS = Checkout.path("prometheus/links/grafana.yml");

  /** What looks back more than a day; with tiers the server that keeps a week evaluates it. */
  private static final Path LONG = FOLDER.resolve("long");

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
    return Stream.concat(shortFiles().stream(), longFiles().stream()).toList();
  }

  /** The files that a server of 24 hours evaluates. */
  static List<Path> shortFiles() {
    return Checkout.files(FOLDER.toString(), ".yml");
  }

  static List<Path> longFiles() {
    return Checkout.files(LONG.toString(), ".yml");
  }

  /** Its path below the folder of rules. */
  static String name(Path file) {
    return FOLDER.relativize(file).toString();
  }

  static Stream<AlertRule> alerts() {
    return ALERTS.stream();
  }

  /** The names of the recording rules. */
  static Stream<String> records() {
    return records(files());
  }

  static Stream<String> records(List<Path> files) {
    return files.stream()
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
    return expressions(files());
  }

  static Stream<String> expressions(List<Path> files) {
    return files.stream().flatMap(Rules::rules).map(rule -> rule.get("expr").asString());
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
