package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.util.List;
import java.util.function.Supplier;

/** The collectors of interfaces, protocols and sockets. */
public final class NetCollectors {

  private NetCollectors() {}

  /**
   * Each of them, by name; nothing is read before one is asked to collect.
   *
   * @param ethtool opens what asks drivers, which is needed only if that collector is on
   */
  public static List<Collector> all(
      HostPaths paths, NetOptions options, int pageSize, Supplier<Ethtool> ethtool) {
    return List.of(
        new ArpCollector(paths, options.arp()),
        new BondingCollector(paths),
        new ConntrackCollector(paths),
        new EthtoolCollector(paths, options.ethtool(), ethtool),
        new FibrechannelCollector(paths),
        new InfinibandCollector(paths),
        new IpvsCollector(paths, options.ipvsBackendLabels()),
        new NetclassCollector(paths, options.netclass()),
        new NetdevCollector(paths, options.netdev()),
        new NetstatCollector(paths, options.netstatFields()),
        new SockstatCollector(paths, pageSize),
        new SoftnetCollector(paths),
        new TcpstatCollector(paths),
        new UdpQueuesCollector(paths));
  }
}
