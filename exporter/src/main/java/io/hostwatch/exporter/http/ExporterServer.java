package io.hostwatch.exporter.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.hostwatch.exporter.scrape.Scraper;
import io.hostwatch.exporter.systemd.InheritedSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Listens on every address of the options and answers each request on a thread of its own, so that
 * scrapes which wait for a stalled collector keep no one else waiting.
 */
public final class ExporterServer implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final long STACK = 256 * 1024L;

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(ExporterServer::thread);

  private final boolean encrypted;

  private ExporterServer(boolean encrypted) {
    this.encrypted = encrypted;
  }

  /**
   * Binds every address and serves.
   *
   * @throws UncheckedIOException naming the address that could not be bound; none stays bound then
   */
  public static ExporterServer start(
      ServerOptions options, Scraper scraper, RequestMetrics metrics) {
    HttpServerTuning.apply(options.maxConnections());
    Optional<SSLContext> tls = tls(options);
    ExporterServer server = new ExporterServer(tls.isPresent());
    try {
      server.bindAll(options, tls);
    } catch (UncheckedIOException e) {
      server.close();
      throw e;
    }
    HttpHandler handler = handler(options, scraper, metrics);
    for (HttpServer one : server.servers) {
      one.createContext("/", handler);
      one.setExecutor(server.threads);
      one.start();
    }
    return server;
  }

  /** The addresses it listens on, with the ports that were free where 0 was asked for. */
  public List<InetSocketAddress> addresses() {
    return List.copyOf(addresses);
  }

  /** Stops at once; requests in progress are cut off. */
  @Override
  public void close() {
    servers.forEach(one -> one.stop(0));
    threads.shutdownNow();
  }

  /** Whether it speaks TLS. */
  public boolean isEncrypted() {
    return encrypted;
  }

  private static Optional<SSLContext> tls(ServerOptions options) {
    // no reference to a method: linking it would load what most exporters do not need
    return options.webConfig().isPresent() ? options.webConfig().get().tls() : Optional.empty();
  }

  private void bindAll(ServerOptions options, Optional<SSLContext> tls) {
    if (options.inheritedSockets() == 0) {
      options.addresses().forEach(address -> addresses.add(bind(address, tls)));
    }
    for (int i = 0; i < options.inheritedSockets(); i++) {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      addresses.add(InheritedSockets.replace(bind(free, tls), i));
    }
  }

  private InetSocketAddress bind(InetSocketAddress address, Optional<SSLContext> tls) {
    try {
      HttpServer bound =
          tls.isPresent()
              ? TlsBinding.create(address, BACKLOG, tls.get())
              : HttpServer.create(address, BACKLOG);
      servers.add(bound);
      return bound.getAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + spell(address) + ": " + e.getMessage(), e);
    }
  }

  // Not virtual: there java.io.BufferedWriter, which client_java writes through, grows from 512
  // chars
  // by each write's exact need, which costs a scrape 19 MB of garbage instead of 1. The number of
  // connections bounds that of the threads.
  private static Thread thread(Runnable run) {
    Thread thread = new Thread(null, run, "http", STACK);
    thread.setDaemon(true);
    return thread;
  }

  private static String spell(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  private static HttpHandler handler(
      ServerOptions options, Scraper scraper, RequestMetrics metrics) {
    Router router = new Router(routes(options, scraper, metrics));
    return options.webConfig().isPresent() ? new Guard(options.webConfig().get(), router) : router;
  }

  private static Map<String, Route> routes(
      ServerOptions options, Scraper scraper, RequestMetrics metrics) {
    Map<String, Route> routes = new HashMap<>();
    LandingPage landing = new LandingPage(options, scraper.enabled());
    routes.put("/", request -> landing.reply());
    routes.put("/-/healthy", request -> Reply.text(200, "Hostwatch exporter is healthy.\n"));
    routes.put(options.metricsPath(), new MetricsHandler(options, scraper, metrics));
    return routes;
  }
}
