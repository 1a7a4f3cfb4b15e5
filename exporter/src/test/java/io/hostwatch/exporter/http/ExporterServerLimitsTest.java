package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that ask for too much, leave or hurry, and collectors that hang. */
class ExporterServerLimitsTest {
  private final ServedExporter exporter = new ServedExporter();

  @AfterEach
  void stop() {
    exporter.close();
  }

  @Test
  void metrics_headerOfHundredsOfKilobytes_isRefused() {
    HttpRequest request =
        exporter.request("/metrics").header("X-Long", "a".repeat(170_000)).build();

    assertThatThrownBy(() -> exporter.send(request)).isInstanceOf(IOException.class);
  }

  @Test
  void metrics_moreClientsLeftThanMayConnect_isStillServed() throws Exception {
    InetSocketAddress address = exporter.address();
    byte[] scrape = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    for (int i = 0; i < 700; i++) {
      try (Socket client = new Socket(address.getAddress(), address.getPort())) {
        client.setSoLinger(true, 0);
        client.getOutputStream().write(scrape);
      }
    }

    await()
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(() -> assertThat(exporter.get("/metrics").statusCode()).isEqualTo(200));
  }

  @Test
  void metrics_asManyClientsAsAllowedInARow_areNeverRefused() {
    List<CompletableFuture<Set<Integer>>> clients =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> statuses(2_000)))
            .limit(2)
            .toList();

    assertThat(clients).allSatisfy(client -> assertThat(client.join()).containsOnly(200));
  }

  /** What a client is answered that asks again as soon as it has an answer. */
  private Set<Integer> statuses(int requests) {
    Set<Integer> statuses = new HashSet<>();
    for (int i = 0; i < requests; i++) {
      statuses.add(exporter.async().join().statusCode());
    }
    return statuses;
  }

  @Test
  void healthy_whileEveryScrapeHangs_answers() throws Exception {
    exporter.restart(exporter.stuck());
    List<CompletableFuture<HttpResponse<String>>> scrapes =
        List.of(exporter.async(), exporter.async(), exporter.async());
    CompletableFuture.anyOf(scrapes.toArray(CompletableFuture[]::new)).join(); // the one too many

    HttpResponse<String> response = exporter.get("/-/healthy");

    assertThat(response.statusCode()).isEqualTo(200);
    exporter.release();
    assertThat(scrapes)
        .extracting(scrape -> scrape.join().statusCode())
        .containsExactlyInAnyOrder(200, 200, 503);
  }

  @Test
  void metrics_prometheusIsImpatient_answersInTime() throws Exception {
    exporter.restart(exporter.stuck(), ServedExporter.loadavg());
    HttpRequest impatient = exporter.request("/metrics").header(Deadline.HEADER, "0.2").build();

    String body = exporter.send(impatient).body();

    assertThat(body)
        .contains("node_scrape_collector_success{collector=\"stuck\"} 0\n", "node_load1 0.5");
  }
}
