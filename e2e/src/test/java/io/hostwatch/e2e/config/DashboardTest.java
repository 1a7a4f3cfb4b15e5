package io.hostwatch.e2e.config;

import static io.hostwatch.e2e.config.DashboardExceptions.excepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.config.DashboardExceptions.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rules of Grafana's dashboard-linter, and what file provisioning needs besides. */
class DashboardTest {

  /** Grafana's names of units that dashboards may use. */
  private static final Set<String> UNITS =
      Set.of(
          "short",
          "none",
          "percentunit",
          "bytes",
          "Bps",
          "cps",
          "reqps",
          "ops",
          "pps",
          "s",
          "m",
          "d",
          "hertz",
          "celsius",
          "rotrpm",
          "dateTimeAsIso");

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
    JsonNode source = dashboard.variable("datasource");
    assertThat(source.get("query").asString())
        .isEqualTo(dashboard.isHistory() ? "grafana-postgresql-datasource" : "prometheus");
    assertThat(source.get("label").asString()).isEqualTo("Data source");
    if (!excepted(Rule.HAS_JOB_AND_INSTANCE, dashboard.uid())) {
      assertThat(dashboard.labelVariables()).containsExactly("job", "instance");
    }
    for (String name : dashboard.labelVariables()) {
      JsonNode variable = dashboard.variable(name);

      assertThat(variable.get("label").asString()).isEqualTo(name);
      assertThat(variable.at("/datasource/uid").asString()).isEqualTo("$datasource");
      assertThat(variable.get("refresh").asInt()).isEqualTo(2);
      if (!(name.equals("instance") && excepted(Rule.SEVERAL_INSTANCES, dashboard.uid()))) {
        assertThat(variable.get("multi").asBoolean()).isTrue();
        assertThat(variable.get("allValue").asString()).isEqualTo(".+");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panels_sayWhatTheyShow(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .hasSizeBetween(1, 22)
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asString("")).isNotBlank();
              assertThat(panel.path("description").asString("")).as("%s", panel).endsWith(".");
            })
        .extracting(panel -> panel.get("title").asString())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panels_askTheChosenSourceInAUnit(Dashboard dashboard) {
    assertThat(dashboard.asking())
        .allSatisfy(
            panel -> {
              assertThat(panel.at("/datasource/uid").asString("")).isEqualTo("$datasource");
              assertThat(panel.at("/fieldConfig/defaults/unit").asString("")).isIn(UNITS);
              assertThat(panel.path("targets")).isNotEmpty();
              assertThat(panel.path("targets").valueStream())
                  .extracting(target -> target.get("refId").asString())
                  .doesNotHaveDuplicates();
            });
    assertThat(dashboard.json().findValues("uid").stream().map(JsonNode::asString))
        .allMatch(uid -> uid.equals("$datasource") || uid.equals(dashboard.uid()));
    assertThat(dashboard.json().findParents("id"))
        .filteredOn(property -> property.path("id").asString("").equals("unit"))
        .allSatisfy(unit -> assertThat(unit.get("value").asString()).isIn(UNITS));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void layout_hasNoHolesInIdsAndNoOverlaps(Dashboard dashboard) {
    List<JsonNode> all = dashboard.json().get("panels").valueStream().toList();

    assertThat(all).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    assertThat(all.stream().flatMap(DashboardTest::cells)).doesNotHaveDuplicates();
  }

  private static List<String> texts(String field) {
    return dashboards().stream().map(board -> board.json().get(field).asString()).toList();
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
