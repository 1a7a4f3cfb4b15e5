package io.hostwatch.exporter.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hostwatch.exporter.webconfig.WebConfig;
import io.hostwatch.exporter.webconfig.WebConfigFile;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a request pass to the routes if the web configuration does. */
final class Guard implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final WebConfigFile file;
  private final HttpHandler routes;

  Guard(WebConfigFile file, HttpHandler routes) {
    this.file = file;
    this.routes = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    WebConfig config = file.current();
    switch (config.judge(exchange.getRequestHeaders().getFirst("Authorization"))) {
      case TOO_MANY -> refuse(exchange, Reply.text(429, "Too Many Requests\n"));
      case UNAUTHORIZED -> {
        config.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic");
        refuse(exchange, Reply.text(401, "Unauthorized\n"));
      }
      case ADMITTED -> {
        config.headers().forEach(exchange.getResponseHeaders()::set);
        routes.handle(exchange);
      }
    }
  }

  private static void refuse(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      reply.send(exchange);
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("reason", e).log("client left before it was refused");
      throw e; // else the server counts the connection among its open ones for two minutes
    }
  }
}
