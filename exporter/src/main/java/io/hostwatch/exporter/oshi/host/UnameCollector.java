package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;

/**
 * Which kernel runs here and what the host is called.
 *
 * <pre>{@code
 * node_uname_info{sysname="Darwin",release="24.5.0",version="…",machine="arm64",nodename="mac1",domainname="(none)"} 1
 * }</pre>
 *
 * <p>Dashboards find hosts by it and choose panels by sysname, which is Darwin on macOS.
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

  private final HostReader reader;

  UnameCollector(HostReader reader) {
    this.reader = reader;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    IdentityReading.Uname uname = reader.identity().uname();
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
