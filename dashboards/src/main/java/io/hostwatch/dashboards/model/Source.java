package io.hostwatch.dashboards.model;

import java.util.Map;

/** What a dashboard's variable {@code datasource} chooses among. */
enum Source {
  PROMETHEUS("prometheus", "Prometheus", "hostwatch-prometheus"),
  HISTORY("grafana-postgresql-datasource", "Alert history", "hostwatch-history");

  private final String type;
  private final String title;
  private final String uid;

  Source(String type, String title, String uid) {
    this.type = type;
    this.title = title;
    this.uid = uid;
  }

  String type() {
    return type;
  }

  String title() {
    return title;
  }

  String uid() {
    return uid;
  }

  /** The one that was chosen. */
  Map<String, Object> chosen() {
    return chosen(type);
  }

  static Map<String, Object> chosen(String type) {
    return Json.object("type", type, "uid", "$datasource");
  }
}
