package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.scrape.Scraper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A server on a port of its own, with collectors of a test, and a client to ask it. */
final class ServedExporter implements AutoCloseable {
  private static final Family LOAD = Family.gauge("node_load1", "1m load average.");
  private static final Family MEMORY = Family.gauge("node_memory_MemTotal_bytes", "Memory.");
  private static final CollectorName OFF = new CollectorName("off");

  final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ExporterServer server = server(List.of(loadavg(), meminfo()));

  void restart(Collector... collectors) {
    server.close();
    server = server(List.of(collectors));
  }

  /** Lets what is {@link #stuck} go on. */
  void release() {
    released.countDown();
  }

  InetSocketAddress address() {
    return server.addresses().getFirst();
  }

  /** Starts another one. */
  ExporterServer start(InetSocketAddress address, List<Collector> collectors) {
    RequestMetrics requests = new RequestMetrics();
    Scraper scraper = new Scraper(collectors, List.of(requests), threads, System::nanoTime);
    return ExporterServer.start(options(address), scraper, requests);
  }

  @Override
  public void close() {
    released.countDown();
    client.close();
    server.close();
    threads.shutdownNow();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> async() {
    return client.sendAsync(request("/metrics").build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address().getPort() + path));
  }

  static Collector loadavg() {
    return new Fake("loadavg", sink -> sink.add(LOAD, 0.5));
  }

  Collector stuck() {
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

  private static Collector meminfo() {
    return new Fake("meminfo", sink -> sink.add(MEMORY, 1e9));
  }

  private ExporterServer server(List<Collector> collectors) {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), collectors);
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

  private record Fake(CollectorName name, Consumer<MetricSink> reading) implements Collector {
    Fake(String name, Consumer<MetricSink> reading) {
      this(new CollectorName(name), reading);
    }

    @Override
    public void collect(MetricSink sink) {
      reading.accept(sink);
    }
  }
}
