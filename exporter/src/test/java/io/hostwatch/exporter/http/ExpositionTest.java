package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.Distribution.Part;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.MetricType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExpositionTest {
  private static final List<Consumer<MetricSink>> FAMILIES =
      List.of(
          plain(Family.counter("app_jobs", "Jobs without a suffix."), 4),
          plain(Family.counter("app_negative_total", "Not a counter to client_java."), -1),
          plain(Family.gauge("app_x", "A gauge beside the counter x_total."), 1),
          plain(Family.counter("app_x_total", "Counted."), 2),
          spread(
              new Family("app_y", "As Go spells it.", MetricType.HISTOGRAM, List.of("k")), "Inf"),
          spread(new Family("app_z", "Spread.", MetricType.HISTOGRAM, List.of("k")), "+Inf"),
          plain(Family.gauge("node_load1", "1m load average."), Double.NaN),
          labelled(),
          plain(Family.untyped("node_vmstat_pgfault", ""), Double.POSITIVE_INFINITY));

  @Test
  void text_everyKindOfFamily_isWrittenAsNamed() throws IOException {
    String text = write(new TextExposition());

    assertThat(text)
        .isEqualTo(
            """
            # HELP app_jobs Jobs without a suffix.
            # TYPE app_jobs counter
            app_jobs 4
            # HELP app_negative_total Not a counter to client_java.
            # TYPE app_negative_total counter
            app_negative_total -1
            # HELP app_x A gauge beside the counter x_total.
            # TYPE app_x gauge
            app_x 1
            # HELP app_x_total Counted.
            # TYPE app_x_total counter
            app_x_total 2
            # HELP app_y As Go spells it.
            # TYPE app_y histogram
            app_y_bucket{k="v",le="10"} 2
            app_y_bucket{k="v",le="Inf"} 3
            app_y_sum{k="v"} 21.5
            app_y_count{k="v"} 3
            # HELP app_z Spread.
            # TYPE app_z histogram
            app_z_bucket{k="v",le="10"} 2
            app_z_bucket{k="v",le="+Inf"} 3
            app_z_sum{k="v"} 21.5
            app_z_count{k="v"} 3
            # HELP node_load1 1m load average.
            # TYPE node_load1 gauge
            node_load1 NaN
            # HELP node_os_info Quoted \\\\ here.
            # TYPE node_os_info gauge
            node_os_info{name="a \\"b\\" \\\\ \\n c"} 1
            # TYPE node_vmstat_pgfault untyped
            node_vmstat_pgfault +Inf
            """);
  }

  @Test
  void openMetrics_everyKindOfFamily_isWrittenOrSaidOtherwise() throws IOException {
    String text = write(OpenMetricsExposition.SHARED);

    assertThat(text)
        .contains("# TYPE app_jobs unknown\n", "# TYPE app_z histogram\n")
        .contains("app_z_bucket{k=\"v\",le=\"10.0\"} 2\n", "app_z_count{k=\"v\"} 3\n")
        .contains("# TYPE app_x gauge\n", "app_x_total 2.0\n")
        .contains("app_y_bucket{k=\"v\",le=\"+Inf\"} 3\n")
        .doesNotContain("app_negative")
        .endsWith("# EOF\n");
  }

  @Test
  void forAccept_prometheusDefault_isText() {
    String prometheus =
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
            + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

    assertThat(Exposition.forAccept(prometheus)).isInstanceOf(TextExposition.class);
    assertThat(Exposition.forAccept("")).isInstanceOf(TextExposition.class);
    assertThat(Exposition.forAccept("*/*")).isInstanceOf(TextExposition.class);
  }

  @Test
  void forAccept_openMetricsWithoutTextPlain_isOpenMetrics() {
    assertThat(Exposition.forAccept("application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.4"))
        .isInstanceOf(OpenMetricsExposition.class);
  }

  private static String write(Exposition exposition) throws IOException {
    TextBuffer out = new TextBuffer(1);
    exposition.write(SampleFamilies.of(FAMILIES), out);
    return new String(out.copy(), StandardCharsets.UTF_8);
  }

  private static Consumer<MetricSink> plain(Family family, double value) {
    return sink -> sink.add(family, value);
  }

  private static Consumer<MetricSink> spread(Family family, String infinity) {
    Distribution spread =
        new Distribution(List.of(new Part("10", 2), new Part(infinity, 3)), 21.5, 3);
    return sink -> sink.addDistribution(family, spread, "v");
  }

  private static Consumer<MetricSink> labelled() {
    Family family = Family.gauge("node_os_info", "Quoted \\ here.", "name");
    return sink -> sink.add(family, 1, "a \"b\" \\ \n c");
  }
}
