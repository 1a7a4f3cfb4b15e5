package io.hostwatch.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What was asked for. */
record Request(HttpExchange exchange) {
  private static final int LONGEST_BODY = 4096;

  boolean reads() {
    return is("GET") || is("HEAD");
  }

  boolean is(String method) {
    return exchange.getRequestMethod().equals(method);
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  /** What follows the path's beginning, if that is what the path begins with. */
  Optional<String> after(String beginning) {
    return path().startsWith(beginning)
        ? Optional.of(path().substring(beginning.length()))
        : Optional.empty();
  }

  String header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  /** The body, at most its first 4096 bytes. */
  String body() throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Where the client found this server, such as {@code 127.0.0.1:9400}. */
  String here() {
    String host = header("Host");
    return host.isEmpty()
        ? exchange.getLocalAddress().getHostString() + ":" + exchange.getLocalAddress().getPort()
        : host;
  }
}
