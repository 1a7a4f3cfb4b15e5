package io.hostwatch.exporter.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A whole answer: status, type and body, which nobody changes any more. */
final class Reply {
  private static final String TEXT = "text/plain; charset=utf-8";
  // The server copies what it writes at once into a buffer of twice the size, which lasts as long
  // as the client takes to read.
  private static final int PIECE = 32 * 1024;

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Runnable beforeLast;
  private final Runnable atEnd;

  Reply(int status, String contentType, byte[] body) {
    this(status, contentType, body, () -> {}, () -> {});
  }

  private Reply(int status, String contentType, byte[] body, Runnable beforeLast, Runnable atEnd) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.beforeLast = beforeLast;
    this.atEnd = atEnd;
  }

  static Reply text(int status, String text) {
    return new Reply(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static Reply html(String page) {
    return new Reply(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  int status() {
    return status;
  }

  /** The same answer; {@code action} is run once it was sent or could not be. */
  Reply then(Runnable action) {
    return new Reply(status, contentType, body, beforeLast, action);
  }

  /**
   * The same answer; {@code action} is run when all but the last piece was sent, or could not be.
   * Later would be too late: a client that has the last piece may ask again at once.
   */
  Reply beforeLastPiece(Runnable action) {
    return new Reply(status, contentType, body, new Once(action), atEnd);
  }

  /** Used by one thread. */
  private static final class Once implements Runnable {
    private final Runnable action;
    private boolean over;

    Once(Runnable action) {
      this.action = action;
    }

    @Override
    public void run() {
      if (!over) {
        over = true;
        action.run();
      }
    }
  }

  /** Sends the answer; a HEAD request gets the head alone. */
  void send(HttpExchange exchange) throws IOException {
    try {
      write(exchange);
    } finally {
      beforeLast.run();
      atEnd.run();
    }
  }

  private void write(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (exchange.getRequestMethod().equals("HEAD")) {
      beforeLast.run();
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) { // closing the exchange hides what fails
      for (int at = 0; at < body.length; at += PIECE) {
        int size = Math.min(PIECE, body.length - at);
        if (at + size == body.length) {
          beforeLast.run();
        }
        out.write(body, at, size);
      }
    }
  }
}
