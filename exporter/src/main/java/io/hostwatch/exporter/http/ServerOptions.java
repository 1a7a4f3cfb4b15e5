package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.webconfig.WebConfigFile;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the web server can be told.
 *
 * @param addresses where it listens; port 0 takes a free one
 * @param inheritedSockets how many sockets of systemd's it listens on instead, 0 for none
 * @param metricsPath where the metrics are, for example {@code /metrics}
 * @param maxConnections clients at a time on each address; the next one is shut out until one
 *     leaves
 * @param maxRequests scrapes at a time, 0 for any number
 * @param scrapeTimeout after which a scrape leaves stalled collectors behind
 * @param knownCollectors every collector there is, enabled or not
 * @param version what the landing page says
 * @param webConfig who may ask, and whether TLS is spoken; empty for plain HTTP to anyone
 */
public record ServerOptions(
    List<InetSocketAddress> addresses,
    int inheritedSockets,
    String metricsPath,
    int maxConnections,
    int maxRequests,
    Duration scrapeTimeout,
    Set<CollectorName> knownCollectors,
    String version,
    Optional<WebConfigFile> webConfig) {

  public ServerOptions {
    addresses = List.copyOf(addresses);
    knownCollectors = Set.copyOf(knownCollectors);
  }
}
