package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

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
 * protocol wanted.
 */
final class NetdevCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("netdev");
  private static final List<Family> COLUMNS =
      List.of(
          counter("receive_bytes", "Bytes received."),
          counter("receive_packets", "Packets received."),
          counter("receive_errs", "Packets received with an error of any kind."),
          counter("receive_drop", "Packets received and then dropped for want of room."),
          counter("receive_fifo", "Packets lost because the device's queue overran."),
          counter("receive_frame", "Packets of a wrong length, checksum or alignment."),
          counter("receive_compressed", "Compressed packets received."),
          counter("receive_multicast", "Multicast packets received."),
          counter("transmit_bytes", "Bytes sent."),
          counter("transmit_packets", "Packets sent."),
          counter("transmit_errs", "Packets that could not be sent for an error of any kind."),
          counter("transmit_drop", "Packets dropped instead of sent."),
          counter("transmit_fifo", "Packets not sent because the device's queue ran empty."),
          counter("transmit_colls", "Collisions while sending."),
          counter("transmit_carrier", "Packets not sent for loss of carrier or signal."),
          counter("transmit_compressed", "Compressed packets sent."));
  private static final Family NO_HANDLER =
      counter("receive_nohandler", "Packets received that no protocol wanted.");
  private static final int HEADER_LINES = 2;

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;
  private final RememberedFilter filter;

  NetdevCollector(HostPaths paths, NameFilter filter) {
    this.paths = paths;
    this.filter = new RememberedFilter(filter);
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
    while (text.nextLine()) {
      String device = text.nextName();
      if (filter.accepts(device)) {
        for (Family column : COLUMNS) {
          sink.add(column, text.nextCounter(), device);
        }
        collectUnwanted(device, sink);
      }
    }
  }

  private void collectUnwanted(String device, MetricSink sink) {
    Path statistics = paths.sysfs().resolve("class/net").resolve(device).resolve("statistics");
    OptionalDouble packets = files.number(statistics.resolve("rx_nohandler"));
    if (packets.isPresent()) {
      sink.add(NO_HANDLER, packets.getAsDouble(), device);
    }
  }

  private static Family counter(String name, String help) {
    return Family.counter("node_network_" + name + "_total", help, "device");
  }
}
