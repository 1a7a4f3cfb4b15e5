package io.hostwatch.exporter.linux.systemd;

import io.hostwatch.exporter.collector.Collector;
import java.util.List;

/** The collector of systemd's units. */
public final class SystemdCollectors {

  private SystemdCollectors() {}

  /** It alone; nothing is connected before it is asked to collect. */
  public static List<Collector> all(SystemdOptions options, Systemd.Connector connector) {
    return List.of(new SystemdCollector(options, connector));
  }
}
