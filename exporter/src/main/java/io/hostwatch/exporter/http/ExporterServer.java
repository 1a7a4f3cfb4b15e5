package io.hostwatch.exporter.http;

import com.sun.net.httpserver.HttpServer;
import io.hostwatch.exporter.scrape.Scraper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Listens on every address of the options and answers each request on a thread of its own, so that
 * scrapes which wait for a stalled collector keep no one else waiting.
 */
public final class ExporterServer implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final long STACK = 256 * 1024L;

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(ExporterServer::thread);

  private ExporterServer() {}

  /**
   * Binds every address and serves.
   *
   * @throws UncheckedIOException naming the address that could not be bound; none stays bound then
   */
  public static ExporterServer start(
      ServerOptions options, Scraper scraper, RequestMetrics metrics) {
    HttpServerTuning.apply();
    ExporterServer server = new ExporterServer();
    try {
      options.addresses().forEach(server::bind);
    } catch (UncheckedIOException e) {
      server.close();
      throw e;
    }
    Router router = new Router(routes(options, scraper, metrics));
    for (HttpServer one : server.servers) {
      one.createContext("/", router);
      one.setExecutor(server.threads);
      one.start();
    }
    return server;
  }

  /** The addresses it listens on, with the ports that were free where 0 was asked for. */
  public List<InetSocketAddress> addresses() {
    return servers.stream().map(HttpServer::getAddress).toList();
  }

  /** Stops at once; requests in progress are cut off. */
  @Override
  public void close() {
    servers.forEach(one -> one.stop(0));
    threads.shutdownNow();
  }

  private void bind(InetSocketAddress address) {
    try {
      servers.add(HttpServer.create(address, BACKLOG));
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
