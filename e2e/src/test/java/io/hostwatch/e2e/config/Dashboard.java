package io.hostwatch.e2e.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A provisioned Grafana dashboard. */
record Dashboard(Path file, JsonNode json) {

  private static final Set<String> NOT_ASKING = Set.of("alertlist", "alertGroups", "text");

  /** A variable in a query: one of Grafana's own is known by its name alone. */
  private static final Pattern CHOSEN = Pattern.compile("\\$[a-z]\\w*");

  static List<Dashboard> all() {
    return Checkout.files("grafana/provisioning/dashboards/hostwatch", ".json").stream()
        .map(file -> new Dashboard(file, Checkout.json(file)))
        .toList();
  }

  /** What shows something: all panels but the headings of rows. */
  List<JsonNode> panels() {
    return json.get("panels")
        .valueStream()
        .filter(panel -> !panel.path("type").asString("").equals("row"))
        .toList();
  }

  /** The panels that ask for something, rather than show what Grafana itself knows. */
  List<JsonNode> asking() {
    return panels().stream()
        .filter(panel -> !NOT_ASKING.contains(panel.path("type").asString("")))
        .toList();
  }

  /** Every PromQL expression of a panel, as written. */
  List<String> expressions() {
    return targets()
        .filter(target -> !target.has("rawSql"))
        .map(target -> target.get("expr").asString())
        .toList();
  }

  private Stream<JsonNode> targets() {
    return asking().stream().flatMap(panel -> panel.path("targets").valueStream());
  }

  /** Every PromQL expression of a panel or an annotation, as Prometheus gets it for all hosts. */
  Stream<String> queries() {
    Stream<String> annotations =
        json.at("/annotations/list")
            .valueStream()
            .map(annotation -> annotation.path("expr").asString(""))
            .filter(expression -> !expression.isEmpty());
    return Stream.concat(expressions().stream(), annotations)
        .map(
            expression ->
                CHOSEN
                    .matcher(expression.replaceAll("\\$__(rate_interval|interval|range)", "1m"))
                    .replaceAll(".+"));
  }

  String uid() {
    return json.get("uid").asString();
  }

  /** The variables that ask Prometheus for values of a label. */
  List<String> labelVariables() {
    return json.at("/templating/list")
        .valueStream()
        .filter(variable -> variable.path("type").asString("").equals("query"))
        .map(variable -> variable.get("name").asString())
        .toList();
  }

  /** Whether a selector selects what all of its variables select. */
  boolean isFollowedBy(Promql.Selector selector) {
    return labelVariables().stream()
        .allMatch(name -> selector.follows(name, variable(name).path("multi").asBoolean(false)));
  }

  boolean isHistory() {
    return variable("datasource").get("query").asString().equals("grafana-postgresql-datasource");
  }

  JsonNode variable(String name) {
    return json.at("/templating/list")
        .valueStream()
        .filter(variable -> variable.path("name").asString("").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no variable " + name + " in " + file));
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
