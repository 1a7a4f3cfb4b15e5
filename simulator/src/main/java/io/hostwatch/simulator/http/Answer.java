package io.hostwatch.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What to answer; nothing at all is one of the answers. */
sealed interface Answer {

  /** The connection is closed without a word, as by a host that has crashed. */
  record Silence() implements Answer {
    @Override
    public void sendTo(HttpExchange exchange) {
      exchange.close();
    }
  }

  /** A status and a body. */
  final class Body implements Answer {
    private final int status;
    private final String contentType;
    private final byte[] bytes;

    Body(int status, String contentType, byte[] bytes) {
      this.status = status;
      this.contentType = contentType;
      this.bytes = bytes.clone();
    }

    @Override
    public void sendTo(HttpExchange exchange) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      boolean bare = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, bare || bytes.length == 0 ? -1 : bytes.length);
      if (!bare) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  void sendTo(HttpExchange exchange) throws IOException;

  static Answer text(String text) {
    return status(200, text);
  }

  static Answer status(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  static Answer json(int status, String json) {
    return of(status, "application/json", json);
  }

  static Answer of(int status, String contentType, String text) {
    return new Body(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer notFound() {
    return status(404, "not found\n");
  }

  static Answer methodNotAllowed() {
    return status(405, "method not allowed\n");
  }
}
