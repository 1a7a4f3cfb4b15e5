package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every alert must carry, so that whoever it wakes knows what to do. */
class AlertRulesTest {

  private static final String RUNBOOKS =
      "https://github.com/hostwatch/hostwatch/blob/main/docs/runbooks/";

  /** A link into the Grafana that prometheus/links tells of, and none where it tells of none. */
  private static final Pattern DASHBOARD =
      Pattern.compile(
          Pattern.quote(
                  "{{ with query \"url:hostwatch_grafana:info\" }}{{ . | first | label \"url\" }}")
              + "/d/([\\w-]+)(?:\\?var-(\\w+)=\\{\\{ urlquery \\$labels\\.\\2 }})?\\{\\{ end }}");

  private static final List<String> PARTS =
      List.of("## Meaning", "## Impact", "## Look", "## Fix", "## Silence");
  private static final Map<String, String> RESPONSE_TARGETS =
      Map.of("CRITICAL", "15m", "HIGH", "1h", "MEDIUM", "24h", "LOW", "planned");
  private static final List<String> WORST_FIRST = List.of("critical", "warning", "info", "none");

  static Stream<AlertRule> alerts() {
    return Rules.alerts();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void labels_ofEachAlert_areFromTheClosedLists(AlertRule alert) {
    assertThat(alert.labels()).containsOnlyKeys("severity", "priority", "response_target");
    assertThat(alert.severity()).isIn(WORST_FIRST);
    assertThat(alert.labels())
        .extractingByKey("priority")
        .isIn(RESPONSE_TARGETS.keySet())
        .extracting(RESPONSE_TARGETS::get)
        .isEqualTo(alert.labels().get("response_target"));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void annotations_ofEachAlert_sayWhatAndWhere(AlertRule alert) {
    assertThat(alert.annotations())
        .containsOnlyKeys("summary", "description", "runbook_url", "dashboard_url");
    assertThat(alert.annotations()).allSatisfy((name, text) -> assertThat(text).isNotBlank());
    assertThat(alert.annotations().get("summary")).hasSizeLessThanOrEqualTo(120);
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void runbook_ofEachAlert_existsAndHasAllParts(AlertRule alert) {
    Path runbook = Checkout.path("docs/runbooks/" + alert.name() + ".md");

    assertThat(alert.annotations().get("runbook_url")).isEqualTo(RUNBOOKS + alert.name() + ".md");
    assertThat(runbook).isRegularFile();
    assertThat(Checkout.text(runbook).lines().filter(line -> line.startsWith("#")))
        .startsWith("# " + alert.name())
        .containsAll(PARTS);
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void dashboard_ofEachAlert_existsAndIsAskedForWhatItShows(AlertRule alert) {
    Matcher link = DASHBOARD.matcher(alert.annotations().get("dashboard_url"));

    assertThat(link.matches()).isTrue();
    assertThat(Dashboard.all())
        .filteredOn(dashboard -> dashboard.uid().equals(link.group(1)))
        .singleElement()
        .satisfies(
            dashboard ->
                assertThat(dashboard.labelVariables())
                    .containsAll(Optional.ofNullable(link.group(2)).stream().toList()));
  }

  @Test
  void runbooks_withoutAlert_doNotExist() {
    Set<String> alerts = Rules.alerts().map(AlertRule::name).collect(Collectors.toSet());
    alerts.add("README");

    assertThat(Checkout.files("docs/runbooks", ".md"))
        .extracting(file -> file.getFileName().toString().replace(".md", ""))
        .containsExactlyInAnyOrderElementsOf(alerts);
    assertThat(Files.exists(Checkout.path("docs/runbooks/README.md"))).isTrue();
  }

  @Test
  void runbookIndex_listsEachAlertWithItsSeverityAndPriority() {
    String index = Checkout.text(Checkout.path("docs/runbooks/README.md"));

    assertThat(Rules.alerts())
        .allSatisfy(
            alert ->
                assertThat(index.lines().filter(line -> line.contains("(" + alert.name() + ".md)")))
                    .singleElement()
                    .asString()
                    .contains(alert.severity() + ", " + alert.labels().get("priority")));
  }

  @Test
  void twins_ofOneName_standWorstFirstInOneFile() {
    assertThat(Rules.alerts().collect(Collectors.groupingBy(AlertRule::name)))
        .allSatisfy(
            (name, twins) -> {
              assertThat(twins)
                  .extracting(twin -> WORST_FIRST.indexOf(twin.severity()))
                  .as("severities of %s", name)
                  .doesNotHaveDuplicates()
                  .isSortedAccordingTo(Comparator.naturalOrder());
              assertThat(twins).extracting(AlertRule::file).containsOnly(twins.getFirst().file());
            });
  }

  @Test
  void readme_listsEachFileOfRules() {
    String readme = Checkout.text(Checkout.path("prometheus/README.md"));

    assertThat(Rules.files())
        .extracting(file -> "`" + Rules.name(file) + "`")
        .allSatisfy(name -> assertThat(readme).contains(name));
  }

  @Test
  void recordingRules_writeEachSeriesOnce() {
    assertThat(Rules.recordedSeries()).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void recordingRules_areNamedByLevelMetricAndOperation() {
    assertThat(Rules.records())
        .isNotEmpty()
        .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*:[a-z][a-z0-9_]*:[a-z0-9_]+"));
  }
}
