package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.CollectorName;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the web server can be told.
 *
 * @param addresses where it listens; port 0 takes a free one
 * @param metricsPath where the metrics are, for example {@code /metrics}
 * @param maxRequests scrapes at a time, 0 for any number
 * @param scrapeTimeout after which a scrape leaves stalled collectors behind
 * @param knownCollectors every collector there is, enabled or not
 * @param version what the landing page says
 */
public record ServerOptions(
    List<InetSocketAddress> addresses,
    String metricsPath,
    int maxRequests,
    Duration scrapeTimeout,
    Set<CollectorName> knownCollectors,
    String version) {

  public ServerOptions {
    addresses = List.copyOf(addresses);
    knownCollectors = Set.copyOf(knownCollectors);
  }
}
