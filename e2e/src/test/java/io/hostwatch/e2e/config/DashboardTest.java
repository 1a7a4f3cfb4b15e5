package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rules of Grafana's dashboard-linter, and what file provisioning needs besides. */
class DashboardTest {

  private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}");
  private static final Pattern RANGE = Pattern.compile("\\[([^]]+)]");
  private static final Pattern RECORDED = Pattern.compile("\\b[a-z_]+:[a-z0-9_]+:[a-z0-9_]+");

  /** A metric name without a selector behind it. */
  private static final Pattern BARE =
      Pattern.compile(
          "(?<![\\w:])(?:[a-z_]+:[\\w:]++|node_\\w++|scrape_\\w++|up\\b|ALERTS\\b)(?!\\{)");

  /** A counter that is not directly inside rate, irate or increase. */
  private static final Pattern RAW_COUNTER =
      Pattern.compile("(?<!rate\\(|increase\\()\\bnode_\\w+_total\\b");

  static List<Dashboard> dashboards() {
    return Dashboard.all();
  }

  @Test
  void dashboards_haveDistinctUidsAndTitles() {
    assertThat(dashboards()).isNotEmpty();
    assertThat(texts("uid")).doesNotHaveDuplicates().allMatch(uid -> uid.startsWith("hostwatch-"));
    assertThat(texts("title")).doesNotHaveDuplicates();
  }

  /** Grafana's file provisioning refuses the newer schema and leaves exported inputs unresolved. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void schema_isTheClassicOne(Dashboard dashboard) {
    JsonNode json = dashboard.json();

    assertThat(json.get("schemaVersion").asInt()).isBetween(39, 42);
    assertThat(json.propertyNames())
        .contains("panels")
        .doesNotContain("elements", "layout", "apiVersion", "spec", "__inputs", "id");
    assertThat(json.toString()).doesNotContain("${DS_");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void settings_areHostwatchs(Dashboard dashboard) {
    JsonNode json = dashboard.json();

    assertThat(json.get("editable").asBoolean()).isFalse();
    assertThat(json.get("refresh").asString()).isEqualTo("10s");
    assertThat(json.get("graphTooltip").asInt()).isEqualTo(1);
    assertThat(json.get("tags").valueStream().map(JsonNode::asString)).contains("hostwatch");
    assertThat(json.at("/timepicker/quick_ranges").valueStream())
        .extracting(range -> range.get("from").asString())
        .containsExactly("now-1h", "now-6h", "now-24h", "now-7d", "now-30d");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void variables_selectSourceJobAndInstance(Dashboard dashboard) {
    assertThat(dashboard.variable("datasource").get("query").asString()).isEqualTo("prometheus");
    assertThat(dashboard.variable("datasource").get("label").asString()).isEqualTo("Data source");
    for (String name : List.of("job", "instance")) {
      JsonNode variable = dashboard.variable(name);

      assertThat(variable.get("label").asString()).isEqualTo(name);
      assertThat(variable.at("/datasource/uid").asString()).isEqualTo("$datasource");
      assertThat(variable.get("multi").asBoolean()).isTrue();
      assertThat(variable.get("allValue").asString()).isEqualTo(".+");
      assertThat(variable.get("refresh").asInt()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panels_sayWhatTheyShowInWhichUnit(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asString("")).isNotBlank();
              assertThat(panel.path("description").asString("")).as("%s", panel).endsWith(".");
              assertThat(panel.at("/datasource/uid").asString("")).isEqualTo("$datasource");
              assertThat(panel.at("/fieldConfig/defaults/unit").asString("")).isNotBlank();
              assertThat(panel.path("targets")).isNotEmpty();
              assertThat(panel.path("targets").valueStream())
                  .extracting(target -> target.get("refId").asString())
                  .doesNotHaveDuplicates();
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void layout_hasNoHolesInIdsAndNoOverlaps(Dashboard dashboard) {
    List<JsonNode> all = dashboard.json().get("panels").valueStream().toList();

    assertThat(all).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    assertThat(all.stream().flatMap(DashboardTest::cells)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void queries_askForTheSelectedHostsOnly(Dashboard dashboard) {
    assertThat(dashboard.expressions())
        .allSatisfy(
            expression -> {
              assertThat(matches(SELECTOR, expression))
                  .isNotEmpty()
                  .allMatch(selector -> selector.contains("job=~\"$job\""))
                  .allMatch(selector -> selector.contains("instance=~\"$instance\""));
              assertThat(matches(BARE, expression)).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void queries_fitEveryTimeRange(Dashboard dashboard) {
    assertThat(dashboard.expressions())
        .allSatisfy(
            expression -> {
              assertThat(matches(RANGE, expression)).allMatch("[$__rate_interval]"::equals);
              assertThat(matches(RAW_COUNTER, expression)).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void queries_useRecordedSeriesThatExist(Dashboard dashboard) {
    Set<String> recorded = Rules.records().collect(Collectors.toSet());

    assertThat(dashboard.expressions())
        .allSatisfy(expression -> assertThat(recorded).containsAll(matches(RECORDED, expression)));
  }

  private static List<String> texts(String field) {
    return dashboards().stream().map(board -> board.json().get(field).asString()).toList();
  }

  private static List<String> matches(Pattern pattern, String expression) {
    return pattern.matcher(expression).results().map(MatchResult::group).toList();
  }

  private static Stream<String> cells(JsonNode panel) {
    JsonNode at = panel.get("gridPos");
    int right = at.get("x").asInt() + at.get("w").asInt();
    int bottom = at.get("y").asInt() + at.get("h").asInt();
    assertThat(right).isLessThanOrEqualTo(24);
    return Stream.iterate(at.get("x").asInt(), x -> x < right, x -> x + 1)
        .flatMap(
            x ->
                Stream.iterate(at.get("y").asInt(), y -> y < bottom, y -> y + 1)
                    .map(y -> x + "," + y));
  }
}
