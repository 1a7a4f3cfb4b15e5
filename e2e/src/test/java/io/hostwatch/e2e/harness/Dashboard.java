package io.hostwatch.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One provisioned Grafana dashboard, seen as the queries that it sends to Prometheus. */
public record Dashboard(Path file, JsonNode json) {

  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\)");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(\\w+)(?::\\w+)?}|\\$(\\w+)|\\[\\[(\\w+)]]");
  private static final String ANYTHING = ".*";

  /** All that are shipped. */
  public static List<Dashboard> provisioned() {
    try (Stream<Path> files = Files.walk(Repository.path("grafana/provisioning/dashboards"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Dashboard::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one with that uid. */
  public static Dashboard provisioned(String uid) {
    return provisioned().stream()
        .filter(dashboard -> dashboard.json().get("uid").asString().equals(uid))
        .findFirst()
        .orElseThrow();
  }

  /** Every query, of panels, annotations and variables, with the variables filled in. */
  public List<String> queries(String job, String instance) {
    List<String> found = new ArrayList<>();
    collect(json, found);
    Map<String, String> values = values(job, instance);
    return found.stream().map(query -> filled(query, values)).distinct().toList();
  }

  private static void collect(JsonNode node, List<String> found) {
    if (node.path("expr").isString() && !node.get("expr").asString().isBlank()) {
      found.add(node.get("expr").asString());
    }
    String variable = node.path("query").isString() ? node.get("query").asString() : "";
    var labelValues = LABEL_VALUES.matcher(node.path("query").path("query").asString(variable));
    if (labelValues.matches()) {
      found.add("group by (" + labelValues.group(2) + ") (" + labelValues.group(1) + ")");
    }
    node.forEach(child -> collect(child, found));
  }

  private static Map<String, String> values(String job, String instance) {
    Map<String, String> values = new TreeMap<>();
    values.put("job", job);
    values.put("instance", instance);
    values.put("__rate_interval", "10s");
    values.put("__interval", "1s");
    values.put("__range", "30s");
    values.put("__range_s", "30");
    return values;
  }

  private static String filled(String query, Map<String, String> values) {
    return VARIABLE
        .matcher(query)
        .replaceAll(
            match -> {
              String name =
                  Stream.of(1, 2, 3)
                      .map(match::group)
                      .filter(g -> g != null)
                      .findFirst()
                      .orElse("");
              return values.getOrDefault(name, ANYTHING);
            });
  }

  private static Dashboard read(Path file) {
    try {
      return new Dashboard(file, Json.read(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
