package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that choose collectors. */
class ExporterServerSelectionTest {
  private final ServedExporter exporter = new ServedExporter();

  @AfterEach
  void stop() {
    exporter.close();
  }

  @Test
  void metrics_collect_asksOnlyThose() throws Exception {
    String body = exporter.get("/metrics?collect%5B%5D=loadavg").body();

    assertThat(body).contains("node_load1").doesNotContain("MemTotal");
  }

  @Test
  void metrics_exclude_asksTheOthers() throws Exception {
    String body = exporter.get("/metrics?exclude[]=loadavg".replace("[]", "%5B%5D")).body();

    assertThat(body).contains("MemTotal").doesNotContain("node_load1");
  }

  @ParameterizedTest
  @CsvSource({
    "collect%5B%5D=loadavg&exclude%5B%5D=x,Combined collect and exclude queries are not allowed.",
    "collect%5B%5D=nope,Couldn't create filtered metrics handler: couldn't create collector:"
        + " missing collector: nope",
    "collect%5B%5D=off,Couldn't create filtered metrics handler: couldn't create collector:"
        + " disabled collector: off"
  })
  void metrics_selectionOfNonsense_isRefusedInNodeExportersWords(String query, String text)
      throws Exception {
    HttpResponse<String> response = exporter.get("/metrics?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"collect%5B%5D=nope;x", "exclude%5B%5D=nope", "exclude%5B%5D=", "", "&", "name=x"})
  void metrics_queryThatChoosesNothing_asksAll(String query) throws Exception {
    assertThat(exporter.get("/metrics?" + query).body()).contains("node_load1", "MemTotal");
  }

  @Test
  void metrics_collectOfNothing_isRefused() throws Exception {
    HttpResponse<String> response = exporter.get("/metrics?collect%5B%5D");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).endsWith("couldn't create collector: missing collector: ");
  }
}
