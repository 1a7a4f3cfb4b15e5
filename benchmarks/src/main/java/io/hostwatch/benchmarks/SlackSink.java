package io.hostwatch.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes messages as Slack's incoming webhooks do, and notes when each alert's came. */
final class SlackSink implements AutoCloseable {
  private static final Pattern HOST = Pattern.compile("host-(\\d+)");
  private static final byte[] TAKEN = "ok".getBytes(StandardCharsets.US_ASCII);

  private final Map<Long, Long> arrivals = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  SlackSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  /** A bridge's configuration that tells everything here, without a bound on messages. */
  String config() {
    return """
    route:
      receiver: sink
    receivers:
      - name: sink
        slack_configs:
          - api_url: http://127.0.0.1:%d/services/T000/B000/benchmark
            rate_limit: none
    """
        .formatted(server.getAddress().getPort());
  }

  /** When the alert of each number came, by {@link System#nanoTime}. */
  Map<Long, Long> arrivals() {
    return arrivals;
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher host = HOST.matcher(body);
      if (host.find()) {
        arrivals.putIfAbsent(Long.parseLong(host.group(1)), now);
      }
      exchange.sendResponseHeaders(200, TAKEN.length);
      exchange.getResponseBody().write(TAKEN);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
