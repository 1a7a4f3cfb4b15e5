package io.hostwatch.dashboards.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What holds for some fields of a panel only, in the order in which it was said. */
final class Overrides {
  private record Fields(String matcher, String options) {}

  private final Map<Fields, List<Map<String, Object>>> properties = new LinkedHashMap<>();

  /** For the field of that name. */
  void named(String name, String property, Object value) {
    put(new Fields("byName", name), property, value);
  }

  /** For the fields whose names match as a whole. */
  void matching(String regex, String property, Object value) {
    put(new Fields("byRegexp", "/^" + regex + "$/"), property, value);
  }

  List<Map<String, Object>> json() {
    List<Map<String, Object>> json = new ArrayList<>();
    properties.forEach(
        (fields, set) ->
            json.add(
                Json.object(
                    "matcher",
                    Json.object("id", fields.matcher(), "options", fields.options()),
                    "properties",
                    set)));
    return json;
  }

  private void put(Fields fields, String property, Object value) {
    properties
        .computeIfAbsent(fields, _ -> new ArrayList<>())
        .add(Json.object("id", property, "value", value));
  }
}
