package io.hostwatch.dashboards.model;

import java.util.Map;

/** What a panel asks. */
record Query(String expression, String legend, Form form) {
  /** In which form the answer is wanted. */
  enum Form {
    /** Series over the time that is shown. */
    SERIES,
    /** The latest values, in a table. */
    LATEST,
    /** Rows of the history. */
    ROWS,
    /** Rows of the history with a time, as series. */
    ROWS_OVER_TIME
  }

  /** Asks for the lowest limits of an alert among the hosts, services or queues that are shown. */
  static Query ofLimits(String alert) {
    return new Query(OwnLimits.lowest(alert), "limit {{severity}}", Form.SERIES);
  }

  /** What a panel calls its queries, from the first on. */
  static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }

  Map<String, Object> json(String letter, Board.Context context) {
    Map<String, Object> json =
        Json.object("refId", letter, "datasource", context.source().chosen(), "editorMode", "code");
    switch (form) {
      case SERIES -> promql(json, context, false);
      case LATEST -> {
        promql(json, context, true);
        json.put("format", "table");
      }
      case ROWS -> sql(json, "table");
      case ROWS_OVER_TIME -> sql(json, "time_series");
    }
    return json;
  }

  private void promql(Map<String, Object> json, Board.Context context, boolean instant) {
    json.put("expr", context.filled(expression));
    json.put("legendFormat", legend);
    json.put("range", !instant);
    json.put("instant", instant);
  }

  private void sql(Map<String, Object> json, String format) {
    json.put("rawQuery", true);
    json.put("rawSql", expression);
    json.put("format", format);
  }
}
