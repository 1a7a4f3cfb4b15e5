package io.hostwatch.dashboards.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dashboard. It is built by one thread, then read. */
public final class Board {
  private static final String HOSTS = "node_uname_info";

  /**
   * Where the matchers of the variables stand in a selector, or the one of the instance alone:
   * first, last or alone.
   */
  private static final Pattern PLACE = Pattern.compile("([{,])@(instance)?(?=[,}])");

  /** What the panels of one dashboard have in common. */
  record Context(Source source, String matchers) {
    String filled(String expression) {
      return PLACE
          .matcher(expression)
          .replaceAll(
              place ->
                  Matcher.quoteReplacement(
                      place.group(1) + (place.group(2) == null ? matchers : ofInstance())));
    }

    /** For what has no job. */
    private String ofInstance() {
      return matchers.substring(matchers.indexOf("instance"));
    }
  }

  private static final String INSTANCES = "job=~\"$job\",instance=~\"$instance\"";

  /** Grafana makes no expression of the value of a variable that has but one. */
  private static final String ONE_INSTANCE = "job=~\"$job\",instance=\"$instance\"";

  private final String name;
  private final String title;
  private final String description;
  private final Context context;
  private final List<Map<String, Object>> variables;
  private final List<Row> rows = new ArrayList<>();
  private String since = "now-1h";
  private boolean annotated;

  private Board(
      String name,
      String title,
      String description,
      Context context,
      List<Map<String, Object>> variables) {
    this.name = name;
    this.title = title;
    this.description = description;
    this.context = context;
    this.variables = variables;
  }

  /** About any number of hosts. */
  public static Board ofHosts(String name, String title, String description) {
    return ofInstances(name, title, description, HOSTS);
  }

  /** About one host. */
  public static Board ofHost(String name, String title, String description) {
    return ofMetrics(
        name,
        title,
        description,
        ONE_INSTANCE,
        List.of(
            Variable.several("job", HOSTS), Variable.one("instance", HOSTS + "{job=~\"$job\"}")));
  }

  /** About any number of instances, those that have the series. */
  public static Board ofInstances(String name, String title, String description, String series) {
    String within = series.endsWith("}") ? series.replace("}", ",") : series + "{";
    return ofMetrics(
        name,
        title,
        description,
        INSTANCES,
        List.of(
            Variable.several("job", series),
            Variable.several("instance", within + "job=~\"$job\"}")));
  }

  /** About services, whose instances are not told apart: those that have the series. */
  public static Board ofServices(String name, String title, String description, String series) {
    return ofMetrics(
        name, title, description, "job=~\"$job\"", List.of(Variable.several("job", series)));
  }

  /** About alerts, whether they have an instance, a job or neither. */
  public static Board ofAlerts(String name, String title, String description) {
    return ofMetrics(
        name,
        title,
        description,
        "priority=~\"$priority\"",
        List.of(Variable.several("priority", "ALERTS")));
  }

  private static Board ofMetrics(
      String name,
      String title,
      String description,
      String matchers,
      List<Map<String, Object>> variables) {
    List<Map<String, Object>> all = new ArrayList<>(List.of(Variable.source(Source.PROMETHEUS)));
    all.addAll(variables);
    return new Board(name, title, description, new Context(Source.PROMETHEUS, matchers), all);
  }

  /** About what the bridge keeps in PostgreSQL. */
  public static Board ofHistory(String name, String title, String description) {
    return new Board(
        name,
        title,
        description,
        new Context(Source.HISTORY, ""),
        List.of(Variable.source(Source.HISTORY)));
  }

  /** Shows this long at first, such as {@code 24h}. */
  public Board since(String range) {
    this.since = "now-" + range;
    return this;
  }

  /** Marks firing alerts in all graphs from the start, not only when one asks for it. */
  public Board annotated() {
    this.annotated = true;
    return this;
  }

  /** A heading with panels below. */
  public Board row(String heading, Panel... panels) {
    rows.add(new Row(heading, List.of(panels)));
    return this;
  }

  /** The file's name. */
  public String file() {
    return name + ".json";
  }

  /** The file's content. */
  public String text() {
    List<Map<String, Object>> panels = new ArrayList<>();
    int y = 0;
    for (int i = 0; i < rows.size(); i++) {
      y = rows.get(i).write(i + 1, y, context, panels);
    }
    Map<String, Object> json =
        Json.object(
            "uid",
            "hostwatch-" + name,
            "title",
            "Hostwatch / " + title,
            "description",
            description,
            "tags",
            List.of("hostwatch"));
    json.putAll(Settings.shared(since));
    json.put("annotations", Json.object("list", annotations()));
    json.put("templating", Json.object("list", variables));
    json.put("panels", panels);
    return Json.text(json);
  }

  private List<Map<String, Object>> annotations() {
    return context.source() == Source.HISTORY
        ? List.of()
        : List.of(Settings.alerts(context.filled("ALERTS{alertstate=\"firing\",@}"), annotated));
  }
}
