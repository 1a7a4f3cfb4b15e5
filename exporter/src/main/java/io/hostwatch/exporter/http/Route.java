package io.hostwatch.exporter.http;

import com.sun.net.httpserver.HttpExchange;

/** What answers one path. Called by many threads at a time. */
@FunctionalInterface
interface Route {

  Reply reply(HttpExchange exchange);

  /** The answer did not reach the client. */
  default void notWritten() {}
}
