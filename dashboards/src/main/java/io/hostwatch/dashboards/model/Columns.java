package io.hostwatch.dashboards.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of a table: labels first, then one for each query. */
final class Columns {
  private final List<String> order = new ArrayList<>();
  private final Map<String, Object> headings = Json.object();
  private final Map<String, Object> hidden = Json.object("Time", true);

  private int values;

  void label(String label) {
    order.add(label);
  }

  void value(String letter, String heading) {
    String field = "Value #" + letter;
    order.add(field);
    headings.put(field, heading);
    values++;
  }

  void hidden(String letter) {
    hidden.put("Value #" + letter, true);
  }

  /** Whether no query has a column, as where the history names its columns itself. */
  boolean isEmpty() {
    return values == 0;
  }

  /** A table of one query calls its value just so. */
  List<Map<String, Object>> json(int queries) {
    Map<String, Object> places = Json.object();
    order.forEach(field -> places.put(field, places.size()));
    Map<String, Object> organize =
        Json.object("excludeByName", hidden, "indexByName", places, "renameByName", headings);
    if (queries == 1) {
      organize = single(organize);
    }
    return List.of(
        Json.object("id", "merge", "options", Json.object()),
        Json.object("id", "organize", "options", organize));
  }

  private static Map<String, Object> single(Map<String, Object> organize) {
    Map<String, Object> renamed = Json.object();
    organize.forEach(
        (part, fields) -> {
          Map<String, Object> alone = Json.object();
          ((Map<?, ?>) fields)
              .forEach(
                  (field, value) ->
                      alone.put(field.equals("Value #A") ? "Value" : field.toString(), value));
          renamed.put(part, alone);
        });
    return renamed;
  }
}
