package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of a dashboard leads somewhere. */
class DashboardLinksTest {

  private static final Pattern BOARD = Pattern.compile("\"/d/([\\w-]+)");
  private static final Pattern RUNBOOK = Pattern.compile("/docs/runbooks/(\\w+)\\.md");

  static List<Dashboard> dashboards() {
    return Dashboard.all();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void links_leadToDashboardsThatExist(Dashboard dashboard) {
    Set<String> uids = dashboards().stream().map(Dashboard::uid).collect(Collectors.toSet());

    assertThat(found(BOARD, dashboard)).isSubsetOf(uids);
    assertThat(dashboard.json().at("/links/0/tags/0").asString()).isEqualTo("hostwatch");
    assertThat(dashboard.json().at("/links/0/keepTime").asBoolean()).isTrue();
    assertThat(dashboard.json().at("/links/0/includeVars").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void links_leadToRunbooksThatExist(Dashboard dashboard) {
    Path runbooks = Checkout.path("docs/runbooks");

    assertThat(found(RUNBOOK, dashboard))
        .allSatisfy(alert -> assertThat(runbooks.resolve(alert + ".md")).exists());
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void annotations_areTheAlertsOfWhatIsShown(Dashboard dashboard) {
    List<String> asked =
        dashboard.json().at("/annotations/list").findValuesAsString("expr").stream().toList();

    assertThat(asked).hasSize(dashboard.isHistory() ? 0 : 1);
    assertThat(asked)
        .allMatch(
            query -> new Promql(query).selectors().stream().allMatch(dashboard::isFollowedBy));
  }

  private static Set<String> found(Pattern pattern, Dashboard dashboard) {
    Stream<String> names =
        pattern.matcher(Checkout.text(dashboard.file())).results().map(match -> match.group(1));
    return names.collect(Collectors.toSet());
  }
}
