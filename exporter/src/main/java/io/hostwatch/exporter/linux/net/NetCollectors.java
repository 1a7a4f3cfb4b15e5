package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.util.List;

/** The collectors of interfaces, protocols and sockets. */
public final class NetCollectors {

  private NetCollectors() {}

  /** Each of them, by name; nothing is read before one is asked to collect. */
  public static List<Collector> all(HostPaths paths, NetOptions options, int pageSize) {
    return List.of(
        new NetdevCollector(paths, options.devices()),
        new NetstatCollector(paths, options.netstatFields()),
        new SockstatCollector(paths, pageSize));
  }
}
