package io.hostwatch.simulator.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.simulator.incident.Incidents;
import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Target;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormTest {
  private static final String OF_PROMETHEUS =
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
          + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;q=0.4,"
          + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        OF_PROMETHEUS + " | OPEN_METRICS",
        "'' | PROMETHEUS",
        "*/* | PROMETHEUS",
        "text/plain | PROMETHEUS",
        "application/openmetrics-text;q=0.1, text/plain;q=0.5 | PROMETHEUS",
        "application/openmetrics-text;q=wide | PROMETHEUS"
      })
  void accept_isHeard(String accept, TextForm expected) {
    assertThat(TextForm.preferredBy(accept)).isEqualTo(expected);
  }

  @Test
  void prometheus_isWrittenAsItIs() {
    assertThat(text(TextForm.PROMETHEUS))
        .isEqualTo(
            """
            # HELP jobs_total Jobs.
            # TYPE jobs_total counter
            jobs_total{queue="a\\"b"} 12345678901
            # HELP heat Heat.
            # TYPE heat gauge
            heat -0.25
            # HELP old Old.
            # TYPE old untyped
            old 1.5
            """);
  }

  @Test
  void openMetrics_namesCountersAndTypesItsWay_andEnds() {
    assertThat(text(TextForm.OPEN_METRICS))
        .isEqualTo(
            """
            # HELP jobs Jobs.
            # TYPE jobs counter
            jobs_total{queue="a\\"b"} 12345678901
            # HELP heat Heat.
            # TYPE heat gauge
            heat -0.25
            # HELP old Old.
            # TYPE old unknown
            old 1.5
            # EOF
            """);
  }

  private static String text(TextForm form) {
    Families families = new Families();
    families
        .counter("jobs_total", "Jobs.")
        .with(Labels.of("queue", "a\"b"), Reading.of(12_345_678_901.0));
    families.gauge("heat", "Heat.").is(Reading.of(-0.25));
    families.untyped("old", "Old.").is(Reading.of(1.5));
    Target target = new Target("t", "g", "j", "i", 0, families.list());
    byte[] text = new TargetText(target, form).at(new Moment(1, 0, Incidents.NONE));
    return new String(text, StandardCharsets.UTF_8);
  }
}
