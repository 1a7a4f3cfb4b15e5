package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What each network interface received and sent.
 *
 * <pre>{@code
 * node_network_receive_bytes_total{device="eth0"} 6.8210035552e+10
 * node_network_transmit_packets_total{device="eth0"} 5.20993275e+08
 * }</pre>
 *
 * <p>Source: {@code /proc/net/dev}, whose columns the kernel adds up from its finer counts just as
 * node_exporter does (drop includes missed; frame includes length, overrun and CRC errors; carrier
 * includes aborted, window and heartbeat errors), and {@code /sys/class/net} for packets that no
 * protocol wanted, for the finer counts if they are asked for, and for aliases.
 */
final class NetdevCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("netdev");
  private static final int HEADER_LINES = 2;

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;
  private final NetOptions.Netdev options;
  private final RememberedFilter filter;
  private final NetdevColumns columns;
  private final Path interfaces;
  private final List<NetdevDevice> devices = new ArrayList<>();

  NetdevCollector(HostPaths paths, NetOptions.Netdev options) {
    this.paths = paths;
    this.options = options;
    this.filter = new RememberedFilter(options.devices());
    this.columns = NetdevColumns.of(options);
    this.interfaces = paths.sysfs().resolve("class/net");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(paths.procNet("dev"));
    for (int i = 0; i < HEADER_LINES; i++) {
      if (!text.nextLine()) {
        throw text.incomplete("header of two lines");
      }
    }
    int position = 0;
    while (text.nextLine()) {
      NetdevDevice device = device(position++, InterfaceName.checked(text.nextName(), text));
      if (device.isWanted()) {
        collect(text, device, sink);
      }
    }
    forgetFrom(position);
    if (options.addresses()) {
      NetworkAddresses.collect(filter, sink);
    }
  }

  private void collect(ProcText text, NetdevDevice device, MetricSink sink) throws IOException {
    String[] labels = device.labels();
    for (Family column : columns.ofTable()) {
      sink.add(column, text.nextCounter(), labels);
    }
    device.collectFiles(sink, labels);
  }

  /**
   * The interface of the line at {@code position}.
   *
   * <p>The kernel lists interfaces in an order that a change of name does not alter. So a name that
   * stands where it stood belongs to the same interface, and one that moved may be another's, of
   * which no file may stay open.
   */
  private NetdevDevice device(int position, String name) throws IOException {
    if (position < devices.size() && devices.get(position).name().equals(name)) {
      return devices.get(position);
    }
    forgetFrom(position);
    NetdevDevice device =
        new NetdevDevice(
            name,
            filter.accepts(name),
            options.alias(),
            interfaces.resolve(name),
            columns.ofFiles());
    devices.add(device);
    return device;
  }

  private void forgetFrom(int position) throws IOException {
    while (devices.size() > position) {
      devices.removeLast().release();
    }
  }
}
