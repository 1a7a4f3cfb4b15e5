package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server answers on each path. */
class ExporterServerTest {
  private final ServedExporter exporter = new ServedExporter();

  @AfterEach
  void stop() {
    exporter.close();
  }

  @Test
  void metrics_get_isTextOfEveryCollector() throws Exception {
    HttpResponse<String> response = exporter.get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body())
        .contains("# TYPE node_load1 gauge\nnode_load1 0.5\n", "node_memory_MemTotal_bytes")
        .contains("node_scrape_collector_success{collector=\"loadavg\"} 1\n")
        .contains("promhttp_metric_handler_requests_in_flight 1\n");
  }

  @Test
  void metrics_acceptsGzip_isZipped() throws Exception {
    HttpRequest request = exporter.request("/metrics").header("Accept-Encoding", "gzip").build();

    HttpResponse<byte[]> response =
        exporter.client.send(request, HttpResponse.BodyHandlers.ofByteArray());

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    byte[] body = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    assertThat(new String(body, StandardCharsets.UTF_8)).contains("node_load1 0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"gzip|true", "deflate, gzip;q=0.5|true", "gzip;q=0|false", "''|false", "br|false"})
  void acceptsGzip_header_isUnderstood(String header, boolean accepts) {
    assertThat(MetricsHandler.acceptsGzip(header)).isEqualTo(accepts);
  }

  @Test
  void metrics_head_hasNoBody() throws Exception {
    HttpResponse<String> response =
        exporter.send(
            exporter
                .request("/metrics")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void metrics_post_isNotAllowed() throws Exception {
    HttpResponse<String> response =
        exporter.send(
            exporter.request("/metrics").POST(HttpRequest.BodyPublishers.ofString("x")).build());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @ParameterizedTest
  @CsvSource({"/metricsXYZ", "/metrics/", "/-/healthyish", "/favicon.ico"})
  void anyOtherPath_isNotFound(String path) throws Exception {
    assertThat(exporter.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void landingPage_linksMetricsAndCollectors() throws Exception {
    HttpResponse<String> response = exporter.get("/");

    assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(response.body())
        .contains("href=\"/metrics\"", "href=\"/metrics?collect%5B%5D=loadavg\"", "0.1.0-test")
        .doesNotContain("{{");
  }

  @Test
  void start_addressTaken_namesIt() {
    InetSocketAddress taken = exporter.address();

    assertThatThrownBy(() -> exporter.start(taken, List.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getPort());
  }
}
