package io.hostwatch.dashboards.model;

import java.util.List;
import java.util.Map;

/** What one chooses at the top of a dashboard. */
final class Variable {
  private Variable() {}

  /** The tier of data, or the database. */
  static Map<String, Object> source(Source source) {
    return Json.object(
        "name",
        "datasource",
        "label",
        "Data source",
        "type",
        "datasource",
        "query",
        source.type(),
        "regex",
        "",
        "current",
        Json.object("selected", true, "text", source.title(), "value", source.uid()),
        "hide",
        0,
        "includeAll",
        false,
        "multi",
        false,
        "options",
        List.of(),
        "refresh",
        1,
        "skipUrlSync",
        false);
  }

  /** Any number of a label's values, all at first. */
  static Map<String, Object> several(String label, String series) {
    Map<String, Object> variable = values(label, series);
    variable.put(
        "current",
        Json.object("selected", true, "text", List.of("All"), "value", List.of("$__all")));
    variable.put("includeAll", true);
    variable.put("allValue", ".+");
    variable.put("multi", true);
    return variable;
  }

  /** One of a label's values, the first at first. */
  static Map<String, Object> one(String label, String series) {
    Map<String, Object> variable = values(label, series);
    variable.put("current", Json.object());
    variable.put("includeAll", false);
    variable.put("multi", false);
    return variable;
  }

  private static Map<String, Object> values(String label, String series) {
    String query = "label_values(" + series + ", " + label + ")";
    return Json.object(
        "name",
        label,
        "label",
        label,
        "type",
        "query",
        "datasource",
        Source.chosen("prometheus"),
        "definition",
        query,
        "query",
        Json.object(
            "qryType", 1, "query", query, "refId", "PrometheusVariableQueryEditor-VariableQuery"),
        "hide",
        0,
        "options",
        List.of(),
        "refresh",
        2,
        "regex",
        "",
        "skipUrlSync",
        false,
        "sort",
        1);
  }
}
