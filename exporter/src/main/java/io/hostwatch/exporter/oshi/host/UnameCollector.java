package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.Optional;

/**
 * Which kernel runs here and what the host is called.
 *
 * <pre>{@code
 * node_uname_info{sysname="Darwin",release="24.5.0",version="…",machine="arm64",nodename="mac1",domainname="(none)"} 1
 * }</pre>
 *
 * <p>Read in the background. Dashboards find hosts by it and choose panels by sysname, which is
 * Darwin on macOS.
 */
final class UnameCollector implements Collector {
  static final CollectorName NAME = new CollectorName("uname");
  private static final Family INFO =
      Family.gauge(
          "node_uname_info",
          "What uname says of the system; the value is always 1.",
          "sysname",
          "release",
          "version",
          "machine",
          "nodename",
          "domainname");

  private final Refreshed<IdentityReading> identity;

  UnameCollector(Refreshed<IdentityReading> identity) {
    this.identity = identity;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    Optional<IdentityReading> read = identity.current(sink);
    if (read.isPresent()) {
      collect(read.get().uname(), sink);
    }
  }

  private static void collect(IdentityReading.Uname uname, MetricSink sink)
      throws CollectorException {
    if (uname.nodename().isEmpty()) {
      throw new CollectorException("the host's name is empty");
    }
    sink.add(
        INFO,
        1,
        uname.sysname(),
        uname.release(),
        uname.version(),
        uname.machine(),
        uname.nodename(),
        "(none)");
  }
}
