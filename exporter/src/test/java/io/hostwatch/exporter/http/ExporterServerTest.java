package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.scrape.Scraper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterServerTest {
  private static final Family LOAD = Family.gauge("node_load1", "1m load average.");
  private static final Family MEMORY = Family.gauge("node_memory_MemTotal_bytes", "Memory.");
  private static final CollectorName OFF = new CollectorName("off");

  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private ExporterServer server;

  @BeforeEach
  void start() {
    server = server(List.of(loadavg(), meminfo()));
  }

  @AfterEach
  void stop() {
    released.countDown();
    client.close();
    server.close();
    threads.shutdownNow();
  }

  @Test
  void metrics_get_isTextOfEveryCollector() throws Exception {
    HttpResponse<String> response = get("/metrics");

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
    HttpRequest request = request("/metrics").header("Accept-Encoding", "gzip").build();

    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());

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
        send(request("/metrics").method("HEAD", HttpRequest.BodyPublishers.noBody()).build());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void metrics_collect_asksOnlyThose() throws Exception {
    String body = get("/metrics?collect%5B%5D=loadavg").body();

    assertThat(body).contains("node_load1").doesNotContain("MemTotal");
  }

  @Test
  void metrics_exclude_asksTheOthers() throws Exception {
    String body = get("/metrics?exclude[]=loadavg".replace("[]", "%5B%5D")).body();

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
    HttpResponse<String> response = get("/metrics?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"collect%5B%5D=nope;x", "exclude%5B%5D=nope", "exclude%5B%5D=", "", "&", "name=x"})
  void metrics_queryThatChoosesNothing_asksAll(String query) throws Exception {
    assertThat(get("/metrics?" + query).body()).contains("node_load1", "MemTotal");
  }

  @Test
  void metrics_collectOfNothing_isRefused() throws Exception {
    HttpResponse<String> response = get("/metrics?collect%5B%5D");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).endsWith("couldn't create collector: missing collector: ");
  }

  @Test
  void metrics_headerOfHundredsOfKilobytes_isRefused() {
    HttpRequest request = request("/metrics").header("X-Long", "a".repeat(170_000)).build();

    assertThatThrownBy(() -> send(request)).isInstanceOf(IOException.class);
  }

  @Test
  void metrics_moreClientsLeftThanMayConnect_isStillServed() throws Exception {
    InetSocketAddress address = server.addresses().getFirst();
    byte[] scrape = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    for (int i = 0; i < 700; i++) {
      try (Socket client = new Socket(address.getAddress(), address.getPort())) {
        client.setSoLinger(true, 0);
        client.getOutputStream().write(scrape);
      }
    }

    await()
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(() -> assertThat(get("/metrics").statusCode()).isEqualTo(200));
  }

  @Test
  void metrics_post_isNotAllowed() throws Exception {
    HttpResponse<String> response =
        send(request("/metrics").POST(HttpRequest.BodyPublishers.ofString("x")).build());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @ParameterizedTest
  @CsvSource({"/metricsXYZ", "/metrics/", "/-/healthyish", "/favicon.ico"})
  void anyOtherPath_isNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void landingPage_linksMetricsAndCollectors() throws Exception {
    HttpResponse<String> response = get("/");

    assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(response.body())
        .contains("href=\"/metrics\"", "href=\"/metrics?collect%5B%5D=loadavg\"", "0.1.0-test")
        .doesNotContain("{{");
  }

  @Test
  void healthy_whileEveryScrapeHangs_answers() throws Exception {
    server.close();
    server = server(List.of(stuck()));
    List<CompletableFuture<HttpResponse<String>>> scrapes = List.of(async(), async(), async());
    CompletableFuture.anyOf(scrapes.toArray(CompletableFuture[]::new)).join(); // the one too many

    HttpResponse<String> response = get("/-/healthy");

    assertThat(response.statusCode()).isEqualTo(200);
    released.countDown();
    assertThat(scrapes)
        .extracting(scrape -> scrape.join().statusCode())
        .containsExactlyInAnyOrder(200, 200, 503);
  }

  @Test
  void metrics_prometheusIsImpatient_answersInTime() throws Exception {
    server.close();
    server = server(List.of(stuck(), loadavg()));
    HttpRequest impatient = request("/metrics").header(Deadline.HEADER, "0.2").build();

    String body = send(impatient).body();

    assertThat(body)
        .contains("node_scrape_collector_success{collector=\"stuck\"} 0\n", "node_load1 0.5");
  }

  @Test
  void start_addressTaken_namesIt() {
    InetSocketAddress taken = server.addresses().getFirst();

    assertThatThrownBy(() -> ExporterServer.start(options(taken), scraper(List.of()), REQUESTS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getPort());
  }

  private static final RequestMetrics REQUESTS = new RequestMetrics();

  private ExporterServer server(List<Collector> collectors) {
    RequestMetrics requests = new RequestMetrics();
    Scraper scraper = new Scraper(collectors, List.of(requests), threads, System::nanoTime);
    return ExporterServer.start(
        options(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), scraper, requests);
  }

  private Scraper scraper(List<Collector> collectors) {
    return new Scraper(collectors, List.of(), threads, System::nanoTime);
  }

  private static ServerOptions options(InetSocketAddress address) {
    return new ServerOptions(
        List.of(address),
        0,
        "/metrics",
        256,
        2,
        Duration.ofSeconds(20),
        Set.of(OFF, new CollectorName("loadavg"), new CollectorName("meminfo")),
        "0.1.0-test",
        Optional.empty());
  }

  private static Collector loadavg() {
    return new Fake("loadavg", sink -> sink.add(LOAD, 0.5));
  }

  private static Collector meminfo() {
    return new Fake("meminfo", sink -> sink.add(MEMORY, 1e9));
  }

  private Collector stuck() {
    return new Fake(
        "stuck",
        sink -> {
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private record Fake(CollectorName name, Consumer<MetricSink> reading) implements Collector {
    Fake(String name, Consumer<MetricSink> reading) {
      this(new CollectorName(name), reading);
    }

    @Override
    public void collect(MetricSink sink) {
      reading.accept(sink);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> async() {
    return client.sendAsync(request("/metrics").build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    int port = server.addresses().getFirst().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
