package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricType;
import java.util.List;

/** A number that the kernel tells of a network interface, and when it may have changed. */
record NetclassAttribute(String file, Family family, Changes changes) {

  /** All of them but those that the collector interprets. */
  static final List<NetclassAttribute> ALL =
      List.of(
          gauge("addr_assign_type", "address_assign_type", "How the address was chosen."),
          gauge("carrier", "carrier", "Whether an interface has a physical link."),
          counter("carrier_up_count", "carrier_up_changes", "Times a physical link came."),
          counter("carrier_down_count", "carrier_down_changes", "Times a physical link went."),
          fixed("dev_id", "device_id", "Tells apart functions of one device."),
          gauge("dormant", "dormant", "Whether an interface waits for another to let it go on."),
          fixed("ifindex", "iface_id", "An interface's number."),
          gauge("iflink", "iface_link", "The number of the interface below."),
          gauge("link_mode", "iface_link_mode", "Whether an interface starts out dormant."),
          gauge("mtu", "mtu_bytes", "The largest packet."),
          fixed("name_assign_type", "name_assign_type", "Who chose the name."),
          gauge("netdev_group", "net_dev_group", "The group an interface was put into."),
          gauge("tx_queue_len", "transmit_queue_length", "Packets that can wait to be sent."),
          fixed("type", "protocol_type", "The link's protocol as ARP numbers it."));

  /** When a value has to be read again. */
  enum Changes {
    ANY_TIME,
    /** Only when the interface's state did: the number of changes counts these. */
    WITH_STATE,
    /** Not while the interface keeps its name. */
    NEVER
  }

  /** Tells whether the family takes {@code value}. */
  boolean takes(long value) {
    return value >= 0 || family.type() != MetricType.COUNTER;
  }

  static Family family(MetricType type, String name, String help) {
    return new Family("node_network_" + name, help, type, List.of("device"));
  }

  private static NetclassAttribute gauge(String file, String name, String help) {
    return new NetclassAttribute(file, family(MetricType.GAUGE, name, help), Changes.ANY_TIME);
  }

  private static NetclassAttribute fixed(String file, String name, String help) {
    return new NetclassAttribute(file, family(MetricType.GAUGE, name, help), Changes.NEVER);
  }

  private static NetclassAttribute counter(String file, String name, String help) {
    return new NetclassAttribute(
        file, family(MetricType.COUNTER, name + "_total", help), Changes.WITH_STATE);
  }
}
