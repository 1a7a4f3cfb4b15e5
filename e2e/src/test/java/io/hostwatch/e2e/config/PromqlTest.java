package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PromqlTest {

  @Test
  void selectors_areFoundWithTheirMatchers() {
    Promql query = new Promql("sum by (a) (x:y{job=~\"$job\",b=\"}\"}) / up{c!=\"d\"}");

    assertThat(query.selectors())
        .containsExactly(
            new Promql.Selector("x:y", "job=~\"$job\",b=\"}\""),
            new Promql.Selector("up", "c!=\"d\""));
    assertThat(query.selectors().getFirst().follows("job", true)).isTrue();
    assertThat(query.selectors().getLast().follows("job", true)).isFalse();
  }

  @Test
  void bare_findsNamesWithoutASelector() {
    Promql query =
        new Promql(
            "rate(a_total[5m]) + on (b) group_left (c) d{} or on () label_replace(vector(0),"
                + " \"e\", \"f\", \"\", \"\") and topk(3, g:h offset 1h > bool 1e-9)");

    assertThat(query.bare()).containsExactly("a_total", "g:h");
  }

  @Test
  void windows_knowTheirFunction() {
    Promql query =
        new Promql("rate(a{b=\"[c]\"}[$__rate_interval]) + quantile_over_time(0.9, d{}[1h])");

    assertThat(query.windows())
        .containsExactly(
            new Promql.Window("rate", "$__rate_interval"),
            new Promql.Window("quantile_over_time", "1h"));
    assertThatThrownBy(() -> new Promql("max_over_time(rate(a{}[1m])[1h:])").windows())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void rawCounters_areThoseOutsideOfRates() {
    assertThat(new Promql("rate(a_total{}[1m]) + b_total{} + x:c_total:rate5m{}").rawCounters())
        .containsExactly("b_total");
  }
}
