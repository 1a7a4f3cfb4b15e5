package io.hostwatch.e2e.config;

import static io.hostwatch.e2e.config.DashboardExceptions.excepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.config.DashboardExceptions.Rule;
import io.hostwatch.e2e.config.Promql.Selector;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What dashboards ask Prometheus, and how: the rules of dashboard-linter on targets. */
class DashboardQueriesTest {

  private static final Set<String> RATES = Set.of("rate", "irate", "increase");
  private static final Set<String> WINDOWS =
      Set.of("$__rate_interval", "$__interval", "$__range", "$__range:1m");

  static List<Dashboard> dashboards() {
    return Dashboard.all();
  }

  /** Also limits what a variable is forgotten in to the metrics that lack its label. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void selectors_followEveryVariable(Dashboard dashboard) {
    assertThat(queries(dashboard))
        .allSatisfy(
            query -> {
              assertThat(query.selectors()).isNotEmpty();
              assertThat(query.selectors())
                  .filteredOn(selector -> !excepted(Rule.FOLLOWS_VARIABLES, selector.metric()))
                  .allMatch(dashboard::isFollowedBy);
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void metrics_haveSelectorsAndAreKnown(Dashboard dashboard) {
    assertThat(queries(dashboard))
        .allSatisfy(
            query -> {
              assertThat(query.bare()).isEmpty();
              assertThat(query.selectors())
                  .extracting(Selector::metric)
                  .allMatch(KnownMetrics::contains);
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void windows_fitEveryTimeRange(Dashboard dashboard) {
    assertThat(queries(dashboard))
        .allSatisfy(
            query -> {
              assertThat(query.rawCounters()).isEmpty();
              assertThat(query.windows()).allMatch(window -> WINDOWS.contains(window.range()));
              assertThat(query.windows())
                  .filteredOn(window -> RATES.contains(window.function()))
                  .allMatch(window -> window.range().equals("$__rate_interval"));
            });
  }

  @Test
  void exceptions_haveAReasonAndASubject() {
    Set<String> uids = Set.copyOf(dashboards().stream().map(Dashboard::uid).toList());

    assertThat(DashboardExceptions.all())
        .allMatch(c -> c.reason().length() > 10)
        .allMatch(c -> uids.contains(c.what()) || KnownMetrics.contains(c.what()));
  }

  private static Stream<Promql> queries(Dashboard dashboard) {
    return dashboard.expressions().stream().map(Promql::new);
  }
}
