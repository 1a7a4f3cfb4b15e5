package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.PACKET_LOSS;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;
import io.hostwatch.simulator.wave.Wave;
import java.util.List;

/** The collectors netdev, netclass, arp and softnet: what goes through the interfaces. */
final class NetFamilies {
  private static final double PACKET = 900;
  private static final double ERRORS = 0.05;
  private static final double DROPS = 0.03;
  private static final List<String> NEVER_RECEIVED =
      List.of("compressed", "fifo", "frame", "nohandler");
  private static final List<String> NEVER_SENT = List.of("carrier", "colls", "compressed", "fifo");

  private NetFamilies() {}

  static void add(HostModel host, Families to) {
    Wave received = host.work("received", host.role().traffic);
    Wave sent = host.work("sent", 1.6 * host.role().traffic);
    addTraffic("eth0", "receive", Tally.of(received), true, to);
    addTraffic("eth0", "transmit", Tally.of(sent), true, to);
    Tally looped = Tally.of(host.work("looped", 4e4));
    addTraffic("lo", "receive", looped, false, to);
    addTraffic("lo", "transmit", looped, false, to);
    Tally multicast = Tally.of(host.steady("multicast", 0.3));
    counter("receive_multicast", to).with(device("eth0"), multicast.whole());
    addClass(host, to);
    to.gauge("node_arp_entries", "ARP entries by device.")
        .with(device("eth0"), host.wavering("arp", 24, 0.2).whole());
    addSoftnet(host, Tally.of(received).plus(Tally.of(sent)).times(1 / PACKET), to);
  }

  private static void addTraffic(
      String device, String way, Tally bytes, boolean lossy, Families to) {
    Labels labels = device(device);
    Tally packets = bytes.times(1 / PACKET);
    counter(way + "_bytes", to).with(labels, bytes.whole());
    counter(way + "_packets", to).with(labels, packets.whole());
    Tally none = Tally.none();
    Tally errors = lossy ? packets.share(0, PACKET_LOSS, ERRORS) : none;
    Tally drops = lossy ? packets.share(0, PACKET_LOSS, DROPS) : none;
    counter(way + "_errs", to).with(labels, errors.whole());
    counter(way + "_drop", to).with(labels, drops.whole());
    if (!lossy) {
      return;
    }
    for (String never : way.equals("receive") ? NEVER_RECEIVED : NEVER_SENT) {
      counter(way + "_" + never, to).with(labels, Reading.of(0));
    }
  }

  private static void addClass(HostModel host, Families to) {
    Labels eth0 = device("eth0");
    to.gauge("node_network_up", "Value is 1 if operstate is 'up', 0 otherwise.")
        .with(eth0, Reading.of(1))
        .with(device("lo"), Reading.of(0));
    to.gauge("node_network_carrier", "Network device property: carrier")
        .with(eth0, Reading.of(1))
        .with(device("lo"), Reading.of(1));
    to.counter(
            "node_network_carrier_changes_total", "Network device property: carrier_changes_total")
        .with(eth0, Reading.of(2));
    to.gauge("node_network_mtu_bytes", "Network device property: mtu_bytes")
        .with(eth0, Reading.of(1500))
        .with(device("lo"), Reading.of(65536));
    to.gauge("node_network_speed_bytes", "Network device property: speed_bytes")
        .with(eth0, Reading.of(1.25e8));
    to.gauge(
            "node_network_info", "Non-numeric data from /sys/class/net/<iface>, value is always 1.")
        .with(
            Labels.of(
                "address",
                String.format("02:00:00:%06x", host.seed().value() & 0xffffff)
                    .replaceAll("(..)(..)(..)$", "$1:$2:$3"),
                "adminstate",
                "up",
                "broadcast",
                "ff:ff:ff:ff:ff:ff",
                "device",
                "eth0",
                "duplex",
                "full",
                "ifalias",
                "",
                "operstate",
                "up"),
            Reading.of(1));
  }

  private static void addSoftnet(HostModel host, Tally packets, Families to) {
    int cores = host.role().cores;
    for (int core = 0; core < cores; core++) {
      Labels cpu = Labels.of("cpu", Integer.toString(core));
      to.counter("node_softnet_processed_total", "Number of processed packets")
          .with(cpu, packets.times(1.0 / cores).whole());
      to.counter("node_softnet_dropped_total", "Number of dropped packets")
          .with(cpu, Reading.of(0));
      to.counter(
              "node_softnet_times_squeezed_total",
              "Number of times processing packets ran out of quota")
          .with(cpu, packets.times(1e-5 / cores).whole());
    }
  }

  private static Labels device(String device) {
    return Labels.of("device", device);
  }

  private static Families.Entry counter(String field, Families to) {
    return to.counter(
        "node_network_" + field + "_total", "Network device statistic " + field + ".");
  }
}
