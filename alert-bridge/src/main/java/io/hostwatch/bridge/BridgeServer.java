package io.hostwatch.bridge;

import io.hostwatch.bridge.store.StoreException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import io.javalin.router.Endpoint;
import io.javalin.router.InternalRouter;
import io.javalin.util.JavalinException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP server: a virtual thread for each request, JSON for each failure, no redirect, no word
 * about itself.
 */
final class BridgeServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BridgeServer.class);

  // Alertmanager keeps connections for five minutes; closing first would race with its next POST.
  private static final Duration KEEP_ALIVE = Duration.ofMinutes(6);
  private static final Duration STALLED = Duration.ofSeconds(10);
  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Javalin javalin;
  private final int port;

  private BridgeServer(Javalin javalin) {
    this.javalin = javalin;
    this.port = javalin.port();
  }

  /**
   * Starts it.
   *
   * @param answered hears of each answer's route and status code
   * @throws StartFailedException if the address cannot be had
   */
  static BridgeServer start(
      InetSocketAddress listen,
      List<Consumer<RoutesConfig>> endpoints,
      ObjIntConsumer<String> answered) {
    Javalin javalin =
        Javalin.create(
            config -> {
              tune(config);
              config.jetty.addConnector((server, http) -> connector(server, http, listen));
              config.requestLogger.http((ctx, _) -> answered.accept(route(ctx), ctx.statusCode()));
              addErrors(config.routes);
              config.routes.before(BridgeServer::addHeaders);
              endpoints.forEach(endpoint -> endpoint.accept(config.routes));
            });
    answerHeads(javalin.unsafe.internalRouter);
    try {
      return new BridgeServer(javalin.start());
    } catch (JavalinException e) {
      throw new StartFailedException(
          "--web.listen-address: cannot listen on " + listen + ": " + rootCause(e));
    }
  }

  /** HEAD is answered as GET is, without the body, which the server leaves out. */
  private static void answerHeads(InternalRouter router) {
    List.copyOf(router.allHttpHandlers()).stream()
        .map(route -> route.endpoint)
        .filter(endpoint -> endpoint.method.equals(HandlerType.GET))
        .forEach(
            get -> router.addHttpEndpoint(new Endpoint(HandlerType.HEAD, get.path, get.handler)));
  }

  private static String rootCause(Throwable e) {
    return e.getCause() == null ? String.valueOf(e.getMessage()) : rootCause(e.getCause());
  }

  /** Where it listens, or listened once it is closed: links in late notices still need it. */
  int port() {
    return port;
  }

  /** Every route, as {@code GET /path}; HEAD goes with it. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(route -> route.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .filter(endpoint -> !endpoint.method.equals(HandlerType.HEAD))
        .map(endpoint -> endpoint.method + " " + endpoint.path)
        .toList();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void tune(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.router.ignoreTrailingSlashes = true;
    config.router.treatMultipleSlashesAsSingleSlash = true;
    config.router.javaLangErrorHandler(BridgeServer::exhausted);
    config.jsonMapper(new JavalinJackson3(JsonMapper.shared(), false));
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(server -> server.setErrorHandler(new JsonErrors()));
  }

  private static Connector connector(
      Server server, HttpConfiguration http, InetSocketAddress listen) {
    http.setSendServerVersion(false);
    http.setIdleTimeout(STALLED.toMillis());
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(listen.getAddress().getHostAddress());
    connector.setPort(listen.getPort());
    connector.setIdleTimeout(KEEP_ALIVE.toMillis());
    return connector;
  }

  private static void addHeaders(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Content-Security-Policy", CSP);
    ctx.header("Cache-Control", "no-store");
  }

  private static void addErrors(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, BridgeServer::refused);
    routes.exception(
        StoreException.class,
        (e, ctx) -> {
          // the store tells of it once, not for each request
          log.debug("{} {}: {}", ctx.method(), route(ctx), e.getMessage());
          ctx.status(503).header("Retry-After", "5").json(new HttpError("no history right now"));
        });
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          log.error("{} {} failed", ctx.method(), route(ctx), e);
          ctx.status(500).json(new HttpError("the bridge failed; its log says why"));
        });
  }

  private static void refused(HttpResponseException e, Context ctx) {
    Map<String, String> details = e.getDetails();
    String allowed = details.getOrDefault("availableMethods", details.get("Available methods"));
    if (allowed != null) {
      ctx.header("Allow", allowed);
    }
    ctx.status(e.getStatus())
        .json(new HttpError(String.valueOf(e.getMessage()).replace("Endpoint", "endpoint")));
  }

  /** Out of memory, most likely: the fault is ours, the same request may work later. */
  private static void exhausted(HttpServletResponse response, Error error) {
    log.error("a request failed", error);
    response.setStatus(503);
    response.setHeader("Retry-After", "5");
    response.setContentType("application/json");
    try {
      response.getOutputStream().print("{\"error\":\"the bridge is out of resources\"}");
    } catch (IOException e) {
      log.debug("the answer could not be written", e);
    }
  }

  private static String route(Context ctx) {
    String path = ctx.endpoint().path;
    return path.isEmpty() || path.equals("*") ? "other" : path;
  }
}
