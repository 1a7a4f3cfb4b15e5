package io.hostwatch.dashboards.model;

import java.util.List;
import java.util.Map;

/** A kind of panel: Grafana's name for it, its usual size, and how it looks. */
enum Kind {
  STAT("stat", 4, 4) {
    @Override
    Map<String, Object> options() {
      return Json.object(
          "colorMode", "background",
          "graphMode", "area",
          "justifyMode", "auto",
          "orientation", "auto",
          "textMode", "auto",
          "reduceOptions", last(),
          "wideLayout", true);
    }
  },
  GRAPH("timeseries", 8, 8) {
    @Override
    Map<String, Object> options() {
      return Json.object(
          "legend",
          Json.object(
              "displayMode",
              "table",
              "placement",
              "bottom",
              "showLegend",
              true,
              "calcs",
              List.of("mean", "max", "lastNotNull")),
          "tooltip",
          Json.object("mode", "multi", "sort", "desc"));
    }

    @Override
    Map<String, Object> custom() {
      return Json.object(
          "drawStyle",
          "line",
          "lineInterpolation",
          "linear",
          "lineWidth",
          1,
          "fillOpacity",
          8,
          "gradientMode",
          "none",
          "showPoints",
          "never",
          "spanNulls",
          false,
          "axisPlacement",
          "auto",
          "stacking",
          Json.object("mode", "none", "group", "A"),
          "thresholdsStyle",
          Json.object("mode", "off"));
    }
  },
  BARS("bargauge", 8, 8) {
    @Override
    Map<String, Object> options() {
      return Json.object(
          "displayMode", "basic",
          "orientation", "horizontal",
          "valueMode", "color",
          "showUnfilled", true,
          "minVizHeight", 10,
          "minVizWidth", 0,
          "namePlacement", "auto",
          "sizing", "auto",
          "reduceOptions", last());
    }
  },
  TABLE("table", 24, 8) {
    @Override
    Map<String, Object> options() {
      return Json.object("showHeader", true, "cellHeight", "sm");
    }

    @Override
    Map<String, Object> custom() {
      return Json.object(
          "align", "auto", "cellOptions", Json.object("type", "auto"), "filterable", true);
    }
  },
  TIMELINE("state-timeline", 24, 8) {
    @Override
    Map<String, Object> options() {
      return Json.object(
          "mergeValues",
          true,
          "showValue",
          "never",
          "alignValue",
          "left",
          "rowHeight",
          0.8,
          "legend",
          Json.object(
              "displayMode",
              "list",
              "placement",
              "bottom",
              "showLegend",
              false,
              "calcs",
              List.of()),
          "tooltip",
          Json.object("mode", "single", "sort", "none"));
    }

    @Override
    Map<String, Object> custom() {
      return Json.object("fillOpacity", 70, "lineWidth", 0);
    }
  },
  ALERT_LIST("alertlist", 12, 10) {
    @Override
    Map<String, Object> options() {
      return Json.object(
          "viewMode",
          "list",
          "groupMode",
          "default",
          "groupBy",
          List.of(),
          "maxItems",
          50,
          "sortOrder",
          3,
          "dashboardAlerts",
          false,
          "alertName",
          "",
          "alertInstanceLabelFilter",
          "",
          "datasource",
          Source.PROMETHEUS.title(),
          "stateFilter",
          Json.object(
              "firing", true,
              "pending", true,
              "noData", false,
              "normal", false,
              "error", true));
    }
  },
  ALERT_GROUPS("alertGroups", 12, 10) {
    @Override
    Map<String, Object> options() {
      return Json.object("alertmanager", "Alertmanager", "labels", "", "expandAll", false);
    }
  },
  NOTE("text", 24, 3) {
    @Override
    Map<String, Object> options() {
      return Json.object("mode", "markdown");
    }
  };

  private final String type;
  private final int width;
  private final int height;

  Kind(String type, int width, int height) {
    this.type = type;
    this.width = width;
    this.height = height;
  }

  String type() {
    return type;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Whether it shows what queries return. */
  boolean asks() {
    return this != ALERT_LIST && this != ALERT_GROUPS && this != NOTE;
  }

  abstract Map<String, Object> options();

  Map<String, Object> custom() {
    return Json.object();
  }

  private static Map<String, Object> last() {
    return Json.object("calcs", List.of("lastNotNull"), "fields", "", "values", false);
  }
}
