package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.scrape.Scraper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients do that no HTTP library does. */
class RawClientTest {
  private static final String SCRAPE = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final int MORE_THAN_SOCKETS_HOLD = 32 * 1024 * 1024;

  private ExporterServer server;

  @BeforeEach
  void start() {
    RequestMetrics requests = new RequestMetrics();
    Scraper scraper =
        new Scraper(List.of(new Huge()), List.of(requests), Runnable::run, System::nanoTime);
    server = ExporterServer.start(options(), scraper, requests);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void metrics_clientsThatDoNotRead_areUnderWayUntilTheyLeave() throws Exception {
    try (Socket one = ask(SCRAPE);
        Socket other = ask(SCRAPE)) {
      assertThat(statusLine(one)).isEqualTo("HTTP/1.1 200 OK");
      assertThat(statusLine(other)).isEqualTo("HTTP/1.1 200 OK");

      try (Socket third = ask(SCRAPE)) {
        assertThat(statusLine(third)).isEqualTo("HTTP/1.1 503 Service Unavailable");
      }
    }

    await()
        .untilAsserted(
            () -> {
              try (Socket next = ask(SCRAPE)) {
                assertThat(statusLine(next)).isEqualTo("HTTP/1.1 200 OK");
              }
            });
  }

  private Socket ask(String request) throws IOException {
    InetSocketAddress address = server.addresses().getFirst();
    Socket client = new Socket(address.getAddress(), address.getPort());
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  private static String statusLine(Socket client) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = client.getInputStream().read(); c > '\r'; c = client.getInputStream().read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static ServerOptions options() {
    return new ServerOptions(
        List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
        0,
        "/metrics",
        256,
        2,
        Duration.ofSeconds(20),
        Set.of(),
        "test",
        Optional.empty());
  }

  private static final class Huge implements Collector {
    private static final Family FAMILY = Family.gauge("huge", "Long.", "text");
    private final String text = "x".repeat(MORE_THAN_SOCKETS_HOLD);

    @Override
    public CollectorName name() {
      return new CollectorName("huge");
    }

    @Override
    public void collect(MetricSink sink) {
      sink.add(FAMILY, 1, text);
    }
  }
}
