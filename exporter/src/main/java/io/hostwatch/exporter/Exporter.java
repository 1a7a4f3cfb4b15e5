package io.hostwatch.exporter;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.http.ExporterServer;
import io.hostwatch.exporter.http.RequestMetrics;
import io.hostwatch.exporter.http.ServerOptions;
import io.hostwatch.exporter.linux.file.OpenFileLimit;
import io.hostwatch.exporter.scrape.Scraper;
import io.hostwatch.exporter.self.BuildInfo;
import io.hostwatch.exporter.self.BuildInfoCollector;
import io.hostwatch.exporter.self.JvmCollector;
import io.hostwatch.exporter.self.ProcessCollector;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running exporter: the collectors of this host behind a web server. */
final class Exporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);
  private static final int MOST_CONNECTIONS = 256;
  private static final long STACK = 256 * 1024L;

  private final ExecutorService collectorThreads;
  private final Catalogue catalogue;
  private final ExporterServer server;

  private Exporter(ExecutorService collectorThreads, Catalogue catalogue, ExporterServer server) {
    this.collectorThreads = collectorThreads;
    this.catalogue = catalogue;
    this.server = server;
  }

  /**
   * Starts the collectors' background work and serves.
   *
   * @throws UncheckedIOException naming the address that could not be bound; nothing runs then
   */
  static Exporter start(ExporterConfig config, BuildInfo build) {
    Catalogue catalogue = Catalogue.open(config);
    ExecutorService threads = Executors.newCachedThreadPool(Exporter::collectorThread);
    try {
      ExporterServer server = serve(config, build, catalogue, threads);
      Exporter exporter = new Exporter(threads, catalogue, server);
      exporter.announce(config, build);
      return exporter;
    } catch (UncheckedIOException e) {
      threads.shutdownNow();
      catalogue.close();
      throw e;
    }
  }

  /** Where it listens. */
  List<InetSocketAddress> addresses() {
    return server.addresses();
  }

  /**
   * Says that the process is ending. Nothing needs saving, and closing the JDK's web server takes
   * up to a second that a restart should not wait for, so the process just ends.
   */
  void stopping() {
    LOG.info("stopping");
  }

  @Override
  public void close() {
    server.close();
    collectorThreads.shutdownNow();
    catalogue.close();
  }

  private static ExporterServer serve(
      ExporterConfig config, BuildInfo build, Catalogue catalogue, ExecutorService threads) {
    RequestMetrics requests = new RequestMetrics();
    List<Collector> own =
        config.web().exporterMetrics()
            ? List.of(
                new BuildInfoCollector(build), new ProcessCollector(), new JvmCollector(), requests)
            : List.of(new BuildInfoCollector(build));
    Scraper scraper = new Scraper(catalogue.collectors(), own, threads, System::nanoTime);
    return ExporterServer.start(options(config, build), scraper, requests);
  }

  private static ServerOptions options(ExporterConfig config, BuildInfo build) {
    Set<CollectorName> known =
        Catalogue.names().keySet().stream()
            .map(CollectorName::new)
            .collect(Collectors.toUnmodifiableSet());
    return new ServerOptions(
        config.web().addresses(),
        config.web().inheritedSockets(),
        config.web().metricsPath(),
        maxConnections(config.web()),
        config.web().maxRequests(),
        config.web().scrapeTimeout(),
        known,
        build.version(),
        config.web().webConfig());
  }

  // Of the files that may be open a quarter is for clients and a quarter for the kernel's files.
  private static int maxConnections(ExporterConfig.Web web) {
    int servers = Math.max(web.addresses().size(), web.inheritedSockets());
    int quarter = OpenFileLimit.ofThisProcess().orElse(Integer.MAX_VALUE) / 4;
    return Math.clamp(quarter / servers, 1, MOST_CONNECTIONS);
  }

  // Platform threads: file reads and foreign calls would pin a virtual thread's carrier, and one
  // dead mount on a machine with two cores would take half of the carriers with it. The scraper
  // never runs a collector twice at a time and starts no thread while one works its runs off, so
  // few
  // are needed unless many collectors hang.
  private static Thread collectorThread(Runnable run) {
    Thread thread = new Thread(null, run, "collector", STACK);
    thread.setDaemon(true);
    return thread;
  }

  private void announce(ExporterConfig config, BuildInfo build) {
    if ("root".equals(System.getProperty("user.name"))) {
      LOG.warn("running as root, which nothing here needs; an unprivileged user will do");
    }
    if (config.linux().disk().mountTimeout().compareTo(config.web().scrapeTimeout()) >= 0) {
      LOG.warn(
          "{} is not below {}: a stuck mount will cost its scrape every file system",
          DiskFlags.MOUNT_TIMEOUT,
          Flags.SCRAPE_TIMEOUT);
    }
    LOG.atInfo()
        .addKeyValue("version", build.version())
        .addKeyValue("address", join(addresses()))
        .addKeyValue("path", config.web().metricsPath())
        .addKeyValue("tls", server.isEncrypted())
        .addKeyValue("collectors", join(catalogue.enabled()))
        .log("serving");
  }

  private static String join(List<?> things) {
    return things.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
