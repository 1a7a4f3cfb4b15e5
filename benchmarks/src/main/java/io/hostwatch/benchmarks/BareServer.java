package io.hostwatch.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * Nothing but the JDK's web server with an answer as long as a scrape's: what a JVM costs before it
 * measures anything.
 *
 * <p>Takes {@code --web.listen-address=HOST:PORT} as the exporters do.
 */
final class BareServer {
  private static final int LENGTH = 12_000;

  private BareServer() {}

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0].substring(args[0].lastIndexOf(':') + 1));
    byte[] body = new byte[LENGTH];
    Arrays.fill(body, (byte) '#');
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    server.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }
}
