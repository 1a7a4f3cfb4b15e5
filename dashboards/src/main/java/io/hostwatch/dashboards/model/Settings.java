package io.hostwatch.dashboards.model;

import java.util.List;
import java.util.Map;

/** What all dashboards have alike. */
final class Settings {
  private Settings() {}

  static Map<String, Object> shared(String since) {
    return Json.object(
        "editable",
        false,
        "graphTooltip",
        1,
        "refresh",
        "10s",
        "schemaVersion",
        41,
        "version",
        1,
        "timezone",
        "browser",
        "weekStart",
        "",
        "fiscalYearStartMonth",
        0,
        "liveNow",
        false,
        "preload",
        false,
        "time",
        Json.object("from", since, "to", "now"),
        "timepicker",
        Json.object(
            "refresh_intervals", List.of("5s", "10s", "30s", "1m", "5m"),
            "quick_ranges",
                List.of(
                    range("Last hour", "now-1h"),
                    range("Last 6 hours", "now-6h"),
                    range("Last 24 hours", "now-24h"),
                    range("Last 7 days", "now-7d"),
                    range("Last 30 days", "now-30d"))),
        "links",
        List.of(others()));
  }

  /** Marks in the graphs where alerts fire. Every point is a mark, hence one a minute. */
  static Map<String, Object> alerts(String expression, boolean enabled) {
    return Json.object(
        "name", "Alerts",
        "datasource", Source.PROMETHEUS.chosen(),
        "enable", enabled,
        "hide", false,
        "iconColor", "red",
        "expr", expression,
        "step", "60s",
        "titleFormat", "{{alertname}}",
        "textFormat", "{{instance}}",
        "tagKeys", "severity,priority");
  }

  private static Map<String, Object> range(String title, String from) {
    return Json.object("display", title, "from", from, "to", "now");
  }

  private static Map<String, Object> others() {
    return Json.object(
        "type",
        "dashboards",
        "title",
        "Hostwatch",
        "tags",
        List.of("hostwatch"),
        "asDropdown",
        true,
        "includeVars",
        true,
        "keepTime",
        true,
        "targetBlank",
        false,
        "icon",
        "external link",
        "tooltip",
        "",
        "url",
        "");
  }
}
