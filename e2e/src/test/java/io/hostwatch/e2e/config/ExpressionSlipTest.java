package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionSlipTest {

  @Test
  void of_comparisonAndRatio_turnsBoth() {
    assertThat(ExpressionSlip.of("a:b:rate1m > 0.80"))
        .extracting(ExpressionSlip::expression)
        .containsExactly(
            "a:b:rate1m >= 0.80",
            "a:b:rate1m < 0.80",
            "a:b:rate1m > 0.8400",
            "a:b:rate1m > 0.7600");
  }

  @Test
  void of_count_movesByOne() {
    assertThat(ExpressionSlip.of("up == 0"))
        .extracting(ExpressionSlip::expression)
        .containsExactly("up != 0", "up == 1", "up == -1");
  }

  @Test
  void of_product_turnsEachFactor() {
    assertThat(ExpressionSlip.of("time() - t > 6 * 3600"))
        .extracting(ExpressionSlip::what)
        .containsExactly(
            "> is >= at 11",
            "> is < at 11",
            "6 is 7 at 13",
            "6 is 5 at 13",
            "3600 is 3780.00 at 17",
            "3600 is 3420.00 at 17");
  }

  @Test
  void of_namesTextsSelectorsRangesAndOffsets_leavesThem() {
    assertThat(
            ExpressionSlip.of(
                "max_over_time(x1{a=\"9\",b!='8'}[5m:15s] offset 1h30m) and on (l7) y{c=~\"4|5\"}"))
        .isEmpty();
  }
}
