package io.hostwatch.dashboards.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One picture or table. It is built by one thread, then read. */
public final class Panel {
  private final Kind kind;
  private final String title;
  private final String description;
  private final List<Query> queries = new ArrayList<>();
  private final List<Object> mappings = new ArrayList<>();
  private final Overrides overrides = new Overrides();
  private final List<Map<String, Object>> runbooks = new ArrayList<>();
  private final Map<String, Object> defaults;
  private final Map<String, Object> custom;
  private final Map<String, Object> options;
  private final Columns columns = new Columns();
  private int width;
  private int height;

  private Panel(Kind kind, String title, String description, Unit unit) {
    this.kind = kind;
    this.title = title;
    this.description = description;
    this.custom = kind.custom();
    this.options = kind.options();
    this.width = kind.width();
    this.height = kind.height();
    this.defaults =
        Json.object(
            "unit",
            unit.id(),
            "thresholds",
            Limits.NONE.json(),
            "mappings",
            mappings,
            "color",
            Json.object("mode", kind == Kind.GRAPH ? "palette-classic" : "thresholds"));
    if (!custom.isEmpty()) {
      defaults.put("custom", custom);
    }
    if (unit != Unit.TIME && unit != Unit.NONE && kind != Kind.TABLE) {
      defaults.put("min", 0);
    }
  }

  /** One figure, the latest, with its course behind it. */
  public static Panel stat(String title, String description, Unit unit) {
    return new Panel(Kind.STAT, title, description, unit);
  }

  /** Lines over time, not below 0. */
  public static Panel graph(String title, String description, Unit unit) {
    return new Panel(Kind.GRAPH, title, description, unit);
  }

  /** A bar for each latest value. */
  public static Panel bars(String title, String description, Unit unit) {
    return new Panel(Kind.BARS, title, description, unit);
  }

  /** Rows by labels, a column a query. */
  public static Panel table(String title, String description) {
    return new Panel(Kind.TABLE, title, description, Unit.COUNT);
  }

  /** Which state was when, a line a series. */
  public static Panel timeline(String title, String description) {
    return new Panel(Kind.TIMELINE, title, description, Unit.NONE);
  }

  /** Prometheus' alerts as they are now. */
  public static Panel alertList(String title, String description) {
    return new Panel(Kind.ALERT_LIST, title, description, Unit.NONE);
  }

  /** Alertmanager's alerts as they are now, with what is silenced. */
  public static Panel alertGroups(String title, String description) {
    return new Panel(Kind.ALERT_GROUPS, title, description, Unit.NONE);
  }

  /** Text. */
  public static Panel note(String title, String description, String markdown) {
    Panel panel = new Panel(Kind.NOTE, title, description, Unit.NONE);
    panel.options.put("content", markdown);
    return panel;
  }

  /** Asks for series; in the legend a label stands in double braces. */
  public Panel ask(String expression, String legend) {
    return ask(new Query(expression, legend, Query.Form.SERIES));
  }

  /** Asks the history for rows. */
  public Panel rows(String sql) {
    return ask(new Query(sql, "", Query.Form.ROWS));
  }

  /** Asks the history for rows with a column {@code time}. */
  public Panel rowsOverTime(String sql) {
    return ask(new Query(sql, "", Query.Form.ROWS_OVER_TIME));
  }

  /** A column of a label that all queries of a table keep, or of a table from the history. */
  public Panel label(String label, String heading) {
    columns.label(label);
    return override(label, "displayName", heading);
  }

  /** The same, and leads to the host. */
  public Panel hostLabel(String label, String heading) {
    return label(label, heading).override(label, "links", Where.hostInCell());
  }

  /** The same, and leads to the runbook. */
  public Panel alertLabel(String label, String heading) {
    return label(label, heading).override(label, "links", Where.runbookInCell());
  }

  /** Asks for labels only. */
  public Panel facts(String expression) {
    columns.hidden(Query.letter(queries.size()));
    return ask(new Query(expression, "", Query.Form.LATEST));
  }

  /** A column of latest values. */
  public Panel column(String heading, Unit unit, String expression) {
    columns.value(Query.letter(queries.size()), heading);
    return ask(new Query(expression, "", Query.Form.LATEST)).override(heading, "unit", unit.id());
  }

  /** The same as a bar that is full at 1, with limits. */
  public Panel gauge(String heading, Limits limits, String expression) {
    return column(heading, Unit.RATIO, expression)
        .override(heading, "min", 0)
        .override(heading, "max", 1)
        .override(heading, "decimals", 1)
        .override(heading, "thresholds", limits.json())
        .override(
            heading,
            "custom.cellOptions",
            Json.object("type", "gauge", "mode", "basic", "valueDisplayMode", "text"));
  }

  /** A column whose figures are coloured. */
  public Panel judged(String heading, Unit unit, Limits limits, String expression) {
    return column(heading, unit, expression)
        .override(heading, "thresholds", limits.json())
        .override(heading, "custom.cellOptions", Json.object("type", "color-text"));
  }

  /** Colours by value, in graphs as dashed lines. */
  public Panel limits(Limits limits) {
    defaults.put("thresholds", limits.json());
    if (kind == Kind.GRAPH) {
      custom.put("thresholdsStyle", Json.object("mode", "dashed"));
    }
    return this;
  }

  /** Draws an alert's limits, of several hosts, services or queues the lowest, and its runbook. */
  public Panel limitsOf(String alert) {
    return ask(Query.ofLimits(alert))
        .line("limit warning", "orange")
        .line("limit critical", "red")
        .runbook(alert);
  }

  /** Names the states of alerts. */
  public Panel firing() {
    return limits(Limits.above(1)).named(0, "none", "green").named(1, "firing", "red");
  }

  /** A series with limits of its own. */
  public Panel colored(String legend, Limits limits) {
    return override(legend, "thresholds", limits.json());
  }

  /** A series that is drawn as a dashed line without an area. */
  public Panel line(String legend, String color) {
    return override(legend, "color", Json.object("mode", "fixed", "fixedColor", color))
        .override(legend, "custom.lineStyle", Json.object("fill", "dash", "dash", List.of(6, 6)))
        .override(legend, "custom.fillOpacity", 0);
  }

  /** Series whose whole legend matches are drawn downwards. */
  public Panel downwards(String regex) {
    overrides.matching(regex, "custom.transform", "negative-Y");
    return signed();
  }

  /** Series whose whole legend matches have another unit, at the right. */
  public Panel right(String regex, Unit unit) {
    overrides.matching(regex, "unit", unit.id());
    overrides.matching(regex, "custom.axisPlacement", "right");
    return this;
  }

  /** Areas one upon the other. */
  public Panel stacked() {
    custom.put("stacking", Json.object("mode", "normal", "group", "A"));
    custom.put("fillOpacity", 40);
    return this;
  }

  /** Full at 1, or at whatever is the most. */
  public Panel max(double max) {
    defaults.put("max", max);
    return this;
  }

  /** Also below 0. */
  public Panel signed() {
    defaults.remove("min");
    return this;
  }

  /** Digits behind the point. */
  public Panel decimals(int digits) {
    defaults.put("decimals", digits);
    return this;
  }

  /** A value that has a name and a colour. */
  public Panel named(int value, String text, String color) {
    Map<String, Object> name = Json.object("text", text, "color", color);
    mappings.add(
        Json.object("type", "value", "options", Json.object(Integer.toString(value), name)));
    return this;
  }

  /** Leads to the page on an alert. */
  public Panel runbook(String alert) {
    runbooks.add(Where.runbook(alert));
    return this;
  }

  /** A click on a series leads to the host of its label {@code instance}. */
  public Panel toHost() {
    defaults.put("links", Where.hostOfSeries());
    return this;
  }

  /** Other than usual, in 24 columns and rows of 30 pixels. */
  public Panel size(int columnsWide, int rowsHigh) {
    this.width = columnsWide;
    this.height = rowsHigh;
    return this;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  Map<String, Object> json(int id, Map<String, Object> grid, Board.Context context) {
    Map<String, Object> json =
        Json.object("id", id, "type", kind.type(), "title", title, "description", description);
    json.put("gridPos", grid);
    if (!runbooks.isEmpty()) {
      json.put("links", runbooks);
    }
    json.put("options", options);
    if (kind.asks()) {
      json.put("datasource", context.source().chosen());
      json.put("fieldConfig", Json.object("defaults", defaults, "overrides", overrides.json()));
      json.put("targets", targets(context));
    }
    if (!columns.isEmpty()) {
      json.put("transformations", columns.json(queries.size()));
    }
    return json;
  }

  private List<Map<String, Object>> targets(Board.Context context) {
    List<Map<String, Object>> targets = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      targets.add(queries.get(i).json(Query.letter(i), context));
    }
    return targets;
  }

  private Panel ask(Query query) {
    queries.add(query);
    return this;
  }

  private Panel override(String field, String property, Object value) {
    overrides.named(field, property, value);
    return this;
  }
}
