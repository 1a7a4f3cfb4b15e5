package io.hostwatch.exporter.http;

import com.sun.net.httpserver.HttpExchange;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.gzip.Gzip;
import io.hostwatch.exporter.scrape.FamilySamples;
import io.hostwatch.exporter.scrape.Scraper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a scrape. At most {@code maxRequests} are under way at a time, and answers of a quarter
 * of the heap; whoever comes on top gets 503.
 */
final class MetricsHandler implements Route {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsHandler.class);
  private static final int FIRST_SIZE = 128 * 1024;

  private final Scraper scraper;
  private final Set<CollectorName> known;
  private final RequestMetrics metrics;
  private final UnderWay underWay;
  private final Reply tooMany;
  private final Deadline deadline;
  private final TextBuffer text = new TextBuffer(FIRST_SIZE); // these two under the lock
  private final Gzip gzip = new Gzip();

  MetricsHandler(ServerOptions options, Scraper scraper, RequestMetrics metrics) {
    this.scraper = scraper;
    this.known = options.knownCollectors();
    this.metrics = metrics;
    this.tooMany =
        Reply.text(
            503,
            "Limit of concurrent requests reached ("
                + options.maxRequests()
                + "), try again later.\n");
    this.underWay = new UnderWay(options.maxRequests(), Runtime.getRuntime().maxMemory() / 4);
    this.deadline = new Deadline(options.scrapeTimeout());
  }

  @Override
  public Reply reply(HttpExchange exchange) {
    metrics.began();
    if (!underWay.enter()) {
      metrics.answered(tooMany.status());
      return tooMany.beforeLastPiece(metrics::ended);
    }
    try {
      Reply reply = selected(exchange);
      metrics.answered(reply.status());
      return reply.beforeLastPiece(this::leave);
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
  }

  private void leave() {
    underWay.leave();
    metrics.ended();
  }

  @Override
  public void notWritten() {
    metrics.notWritten();
  }

  private Reply selected(HttpExchange exchange) {
    Query query;
    try {
      query = Query.parse(exchange.getRequestURI().getRawQuery());
    } catch (IllegalArgumentException e) {
      return Reply.text(400, "Malformed query: percent-encoded UTF-8 expected.\n");
    }
    return switch (Selection.of(query, scraper.enabled(), known)) {
      case Selection.Rejected rejected -> Reply.text(400, rejected.text());
      case Selection.Chosen chosen -> scraped(exchange, chosen.collectors());
    };
  }

  private Reply scraped(HttpExchange exchange, Set<CollectorName> collectors) {
    Duration timeout = deadline.of(exchange.getRequestHeaders().getFirst(Deadline.HEADER));
    try {
      List<FamilySamples> families = scraper.scrape(collectors, timeout).families();
      synchronized (gzip) { // writing is all CPU; one at a time bounds the memory of many
        return written(exchange, families);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.text(503, "The exporter is stopping.\n");
    } catch (IOException | RuntimeException e) {
      metrics.notGathered();
      LOG.atError().setCause(e).log("scrape failed");
      return Reply.text(500, "The scrape failed; the exporter's log says why.\n");
    }
  }

  private Reply written(HttpExchange exchange, List<FamilySamples> families) throws IOException {
    Exposition exposition = Exposition.forAccept(header(exchange, "Accept"));
    text.clear();
    exposition.write(families, text);
    boolean zip = acceptsGzip(header(exchange, "Accept-Encoding"));
    int size = zip ? gzip.zip(text.marked()) : text.length();
    if (!underWay.hold(size)) {
      return Reply.text(503, "Too many answers wait for slow clients, try again later.\n");
    }
    if (zip) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    exchange.getResponseHeaders().set("Vary", "Accept, Accept-Encoding");
    byte[] body = zip ? gzip.copy() : text.copy();
    return new Reply(200, exposition.contentType(), body).then(() -> underWay.sent(size));
  }

  static boolean acceptsGzip(String acceptEncoding) {
    if (acceptEncoding.equals("gzip")) { // as Prometheus says it
      return true;
    }
    for (String coding : acceptEncoding.split(",", -1)) {
      String[] parts = coding.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
      if (parts[0].equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !parts[1].matches("0(\\.0*)?");
      }
    }
    return false;
  }

  private static String header(HttpExchange exchange, String name) {
    @Nullable String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
