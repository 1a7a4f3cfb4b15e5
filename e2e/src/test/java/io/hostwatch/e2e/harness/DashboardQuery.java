package io.hostwatch.e2e.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One query of a panel, as Grafana sends it for all that can be chosen.
 *
 * @param panel the dashboard's uid and the panel's title
 * @param letter the query's in its panel
 * @param promql with the variables still in it
 * @param instant asks for the latest values alone
 */
public record DashboardQuery(String panel, String letter, String promql, boolean instant) {

  private static final Pattern CHOSEN = Pattern.compile("\\$([a-z]\\w*)");
  private static final Duration SCRAPES = Duration.ofSeconds(5);

  /** Those of a dashboard, without what asks another than Prometheus. */
  public static List<DashboardQuery> of(Dashboard dashboard) {
    List<DashboardQuery> queries = new ArrayList<>();
    String uid = dashboard.json().get("uid").asString();
    for (JsonNode panel : dashboard.json().get("panels")) {
      targets(panel)
          .forEach(
              target ->
                  queries.add(
                      new DashboardQuery(
                          uid + " / " + panel.get("title").asString(),
                          target.get("refId").asString(),
                          target.get("expr").asString(),
                          target.path("instant").asBoolean(false))));
    }
    return queries;
  }

  /** How far apart Grafana asks for values of a range, in a panel of 1,000 pixels. */
  public static Duration step(Duration range) {
    Duration step = range.dividedBy(1000);
    return step.compareTo(SCRAPES) < 0 ? SCRAPES : step;
  }

  /**
   * The series that it finds over a range until now; the dashboard of one host shows {@code
   * host-001}.
   */
  public List<JsonNode> ask(Prometheus prometheus, Duration range) {
    Map<String, String> chosen =
        panel.startsWith("hostwatch-host ") ? Map.of("instance", "host-001") : Map.of();
    String filled = filled(range, chosen);
    return instant ? prometheus.query(filled) : prometheus.queryRange(filled, range, step(range));
  }

  /** The query as it is sent. What has no value stands for all that can be chosen. */
  public String filled(Duration range, Map<String, String> chosen) {
    return filled(range, chosen, SCRAPES);
  }

  /** The same, as it is sent to a data source that has its samples so far apart. */
  public String filled(Duration range, Map<String, String> chosen, Duration scrapes) {
    Duration step = step(range);
    Duration sum = step.plus(scrapes);
    Duration least = scrapes.multipliedBy(4);
    Duration rate = sum.compareTo(least) < 0 ? least : sum;
    String windows =
        promql
            .replace("$__rate_interval", rate.toSeconds() + "s")
            .replace("$__interval", step.toSeconds() + "s")
            .replace("$__range", range.toSeconds() + "s");
    return CHOSEN
        .matcher(windows)
        .replaceAll(variable -> chosen.getOrDefault(variable.group(1), ".+"));
  }

  private static Stream<JsonNode> targets(JsonNode panel) {
    return panel.path("targets").valueStream().filter(target -> target.has("expr"));
  }
}
