package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * The families of what interfaces received and sent.
 *
 * @param ofTable those of the columns of {@code /proc/net/dev}
 * @param ofFiles those of the files that are read beside the table, or instead of it if the table
 *     has none
 */
record NetdevColumns(List<Family> ofTable, List<Source> ofFiles) {

  NetdevColumns {
    ofTable = List.copyOf(ofTable);
    ofFiles = List.copyOf(ofFiles);
  }

  static NetdevColumns of(NetOptions.Netdev options) {
    String[] labels =
        options.alias() ? new String[] {"device", "ifalias"} : new String[] {"device"};
    Families families = new Families(labels);
    if (!options.netlink()) {
      return new NetdevColumns(families.table(options.detailed()), List.of());
    }
    return options.detailed()
        ? new NetdevColumns(List.of(), families.details())
        : new NetdevColumns(families.table(false), List.of(families.noHandler()));
  }

  /** One file of an interface's folder {@code statistics}. */
  record Source(String file, Family family) {}

  private static final class Families {
    private final String[] labels;

    Families(String[] labels) {
      this.labels = labels;
    }

    /** The kernel adds up finer counts for these just as node_exporter does. */
    List<Family> table(boolean detailed) {
      return List.of(
          counter("receive_bytes", "Bytes received."),
          counter("receive_packets", "Packets received."),
          counter(
              detailed ? "receive_errors" : "receive_errs",
              "Packets received with an error of any kind."),
          counter(
              detailed ? "receive_dropped" : "receive_drop",
              "Packets received and then dropped for want of room."),
          counter("receive_fifo", "Packets lost because the device's queue overran."),
          counter("receive_frame", "Packets of a wrong length, checksum or alignment."),
          counter("receive_compressed", "Compressed packets received."),
          counter("receive_multicast", "Multicast packets received."),
          counter("transmit_bytes", "Bytes sent."),
          counter("transmit_packets", "Packets sent."),
          counter(
              detailed ? "transmit_errors" : "transmit_errs",
              "Packets that could not be sent for an error of any kind."),
          counter(
              detailed ? "transmit_dropped" : "transmit_drop", "Packets dropped instead of sent."),
          counter("transmit_fifo", "Packets not sent because the device's queue ran empty."),
          counter("transmit_colls", "Collisions while sending."),
          counter("transmit_carrier", "Packets not sent for loss of carrier or signal."),
          counter("transmit_compressed", "Compressed packets sent."));
    }

    Source noHandler() {
      return source("rx_nohandler", "receive_nohandler", "Packets that no protocol wanted.");
    }

    List<Source> details() {
      List<Source> details = new ArrayList<>();
      details.add(source("collisions", "collisions", "Collisions while sending."));
      details.add(source("multicast", "multicast", "Multicast packets received."));
      details.add(source("rx_bytes", "receive_bytes", "Bytes received."));
      details.add(source("rx_compressed", "receive_compressed", "Compressed packets received."));
      details.add(source("rx_crc_errors", "receive_crc_errors", "Wrong checksums."));
      details.add(source("rx_dropped", "receive_dropped", "Packets received, then dropped."));
      details.add(source("rx_errors", "receive_errors", "Bad packets received."));
      details.add(source("rx_fifo_errors", "receive_fifo_errors", "Overruns of the queue."));
      details.add(source("rx_frame_errors", "receive_frame_errors", "Wrong alignments."));
      details.add(source("rx_length_errors", "receive_length_errors", "Wrong lengths."));
      details.add(source("rx_missed_errors", "receive_missed_errors", "Packets missed."));
      details.add(source("rx_over_errors", "receive_over_errors", "Overruns of the ring."));
      details.add(source("rx_packets", "receive_packets", "Packets received."));
      details.add(noHandler());
      details.add(source("tx_aborted_errors", "transmit_aborted_errors", "Sending given up."));
      details.add(source("tx_bytes", "transmit_bytes", "Bytes sent."));
      details.add(source("tx_carrier_errors", "transmit_carrier_errors", "Losses of carrier."));
      details.add(source("tx_compressed", "transmit_compressed", "Compressed packets sent."));
      details.add(source("tx_dropped", "transmit_dropped", "Packets dropped, not sent."));
      details.add(source("tx_errors", "transmit_errors", "Packets not sent for an error."));
      details.add(source("tx_fifo_errors", "transmit_fifo_errors", "The queue ran empty."));
      details.add(source("tx_heartbeat_errors", "transmit_heartbeat_errors", "No heartbeat."));
      details.add(source("tx_packets", "transmit_packets", "Packets sent."));
      details.add(source("tx_window_errors", "transmit_window_errors", "Late collisions."));
      return details;
    }

    private Source source(String file, String name, String help) {
      return new Source(file, counter(name, help));
    }

    private Family counter(String name, String help) {
      return Family.counter("node_network_" + name + "_total", help, labels);
    }
  }
}
