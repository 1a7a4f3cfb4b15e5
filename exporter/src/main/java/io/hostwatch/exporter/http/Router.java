package io.hostwatch.exporter.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each request to the route of exactly its path. The JDK server's own contexts match by
 * prefix, by which {@code /metricsXYZ} would be a scrape.
 */
final class Router implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final Map<String, Route> routes;

  Router(Map<String, Route> routes) {
    this.routes = Map.copyOf(routes);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Route route = route(exchange);
      Reply reply = route.reply(exchange);
      try {
        reply.send(exchange);
      } catch (IOException e) {
        route.notWritten();
        LOG.atDebug().addKeyValue("reason", e).log("client left before the answer was written");
        throw e; // else the server counts the connection among its open ones for two minutes
      }
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("request failed");
      throw e;
    }
  }

  private Route route(HttpExchange exchange) {
    Route route = routes.get(exchange.getRequestURI().getPath());
    if (route == null) {
      return unknown -> Reply.text(404, "404 page not found\n");
    }
    if (!METHODS.contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return refused -> Reply.text(405, "Only GET and HEAD are served here.\n");
    }
    return route;
  }
}
