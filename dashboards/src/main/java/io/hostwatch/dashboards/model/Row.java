package io.hostwatch.dashboards.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A heading and the panels below it, from left to right in 24 columns. */
record Row(String title, List<Panel> panels) {
  private static final int COLUMNS = 24;

  Row {
    panels = List.copyOf(panels);
  }

  /**
   * Writes it below a line.
   *
   * @param number its place among the rows; ids begin with it, so that a new panel changes no other
   *     row's
   * @return the line below it
   */
  int write(int number, int y, Board.Context context, List<Map<String, Object>> out) {
    int id = 100 * number;
    out.add(heading(id, y));
    int top = y + 1;
    int x = 0;
    int height = 0;
    for (Panel panel : panels) {
      if (x + panel.width() > COLUMNS) {
        top += height;
        x = 0;
        height = 0;
      }
      out.add(panel.json(++id, grid(x, top, panel.width(), panel.height()), context));
      x += panel.width();
      height = Math.max(height, panel.height());
    }
    return top + height;
  }

  private Map<String, Object> heading(int id, int y) {
    return Json.object(
        "id",
        id,
        "type",
        "row",
        "title",
        title,
        "collapsed",
        false,
        "gridPos",
        grid(0, y, COLUMNS, 1),
        "panels",
        new ArrayList<>());
  }

  private static Map<String, Object> grid(int x, int y, int width, int height) {
    return Json.object("x", x, "y", y, "w", width, "h", height);
  }
}
