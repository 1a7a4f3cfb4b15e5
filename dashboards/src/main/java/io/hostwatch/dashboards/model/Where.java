package io.hostwatch.dashboards.model;

import java.util.List;
import java.util.Map;

/** Where a click leads. */
final class Where {
  private static final String RUNBOOKS =
      "https://github.com/hostwatch/hostwatch/blob/main/docs/runbooks/";
  private static final String HOST =
      "/d/hostwatch-host?${__url_time_range}&${datasource:queryparam}&var-instance=";

  private Where() {}

  /** To the page on that alert. */
  static Map<String, Object> runbook(String alert) {
    return Json.object("title", alert, "url", RUNBOOKS + alert + ".md", "targetBlank", true);
  }

  /** To the page on the alert in the cell. */
  static List<Map<String, Object>> runbookInCell() {
    return List.of(
        Json.object(
            "title", "What to do", "url", RUNBOOKS + "${__value.raw}.md", "targetBlank", true));
  }

  /** To the host in the cell. */
  static List<Map<String, Object>> hostInCell() {
    return List.of(Json.object("title", "This host", "url", HOST + "${__value.raw}"));
  }

  /** To the host of the series. */
  static List<Map<String, Object>> hostOfSeries() {
    return List.of(Json.object("title", "This host", "url", HOST + "${__field.labels.instance}"));
  }
}
