package io.hostwatch.e2e.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A provisioned Grafana dashboard. */
record Dashboard(Path file, JsonNode json) {

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

  /** Every PromQL expression of a panel, as written. */
  List<String> expressions() {
    return panels().stream()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> target.get("expr").asString())
        .toList();
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
                expression
                    .replace("$__rate_interval", "1m")
                    .replace("$job", ".+")
                    .replace("$instance", ".+"));
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
