package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Family;
import java.util.List;

/** What an InfiniBand port counts. Data are counted in words of four bytes. */
final class InfinibandCounters {
  private static final int WORD = 4;
  private static final int MILLIS = 1000;

  /** In the folder {@code counters}, the standard's own. */
  static final List<Counter> STANDARD =
      List.of(
          of(
              "excessive_buffer_overrun_errors",
              "excessive_buffer_overrun_errors",
              "Times buffers overran."),
          of("link_downed", "link_downed", "Times the link went down for good."),
          of("link_error_recovery", "link_error_recovery", "Times the link recovered."),
          of(
              "local_link_integrity_errors",
              "local_link_integrity_errors",
              "Times the link had too many local faults."),
          of("multicast_rcv_packets", "multicast_packets_received", "Multicasts received."),
          of("multicast_xmit_packets", "multicast_packets_transmitted", "Multicasts sent."),
          of(
              "port_rcv_constraint_errors",
              "port_constraint_errors_received",
              "Packets not let in by partition or version."),
          bytes("port_rcv_data", "port_data_received_bytes", "Bytes received."),
          of("port_rcv_discards", "port_discards_received", "Incoming packets dropped."),
          of("port_rcv_errors", "port_errors_received", "Incoming packets with errors."),
          of("port_rcv_packets", "port_packets_received", "Packets received."),
          of(
              "port_rcv_remote_physical_errors",
              "port_receive_remote_physical_errors",
              "Packets marked bad on their way."),
          of(
              "port_rcv_switch_relay_errors",
              "port_receive_switch_relay_errors",
              "Packets that a switch could not pass on."),
          of(
              "port_xmit_constraint_errors",
              "port_constraint_errors_transmitted",
              "Packets not let out by partition or version."),
          bytes("port_xmit_data", "port_data_transmitted_bytes", "Bytes sent."),
          of("port_xmit_discards", "port_discards_transmitted", "Outgoing packets dropped."),
          of("port_xmit_packets", "port_packets_transmitted", "Packets sent."),
          of("port_xmit_wait", "port_transmit_wait", "Ticks in which data waited unsent."),
          of("symbol_error", "symbol_error", "Small errors of the link."),
          of("unicast_rcv_packets", "unicast_packets_received", "Unicasts received."),
          of("unicast_xmit_packets", "unicast_packets_transmitted", "Unicasts sent."),
          of("VL15_dropped", "vl15_dropped", "Management packets dropped."));

  /** In the folder {@code counters_ext}, of 64 bits, before Linux 4.5. */
  static final List<Counter> LEGACY =
      List.of(
          of(
              "port_multicast_rcv_packets",
              "legacy_multicast_packets_received",
              "Multicasts received."),
          of(
              "port_multicast_xmit_packets",
              "legacy_multicast_packets_transmitted",
              "Multicasts sent."),
          bytes("port_rcv_data_64", "legacy_data_received_bytes", "Bytes received."),
          of("port_rcv_packets_64", "legacy_packets_received", "Packets received."),
          of("port_unicast_rcv_packets", "legacy_unicast_packets_received", "Unicasts received."),
          of("port_unicast_xmit_packets", "legacy_unicast_packets_transmitted", "Unicasts sent."),
          bytes("port_xmit_data_64", "legacy_data_transmitted_bytes", "Bytes sent."),
          of("port_xmit_packets_64", "legacy_packets_transmitted", "Packets sent."));

  /** In the folder {@code hw_counters}, of remote memory access. */
  static final List<Counter> HARDWARE =
      List.of(
          of("duplicate_request", "duplicate_requests_packets", "Requests received again."),
          of("implied_nak_seq_err", "implied_nak_seq_errors", "Answers out of sequence."),
          of("local_ack_timeout_err", "local_ack_timeout_errors", "Answers that came too late."),
          of("np_cnp_sent", "np_cnp_packets_sent", "Notices of congestion sent."),
          of(
              "np_ecn_marked_roce_packets",
              "np_ecn_marked_roce_packets_received",
              "Packets marked for congestion."),
          of("out_of_buffer", "out_of_buffer_drops", "Drops for want of a buffer."),
          of("out_of_sequence", "out_of_sequence_packets_received", "Packets out of sequence."),
          of("packet_seq_err", "packet_sequence_errors", "Refusals for a wrong sequence."),
          of("req_cqe_error", "req_cqes_errors", "Requests that ended in an error."),
          of("req_cqe_flush_error", "req_cqes_flush_errors", "Requests flushed."),
          of(
              "req_remote_access_errors",
              "req_remote_access_errors",
              "Requests whose access was refused."),
          of(
              "req_remote_invalid_request",
              "req_remote_invalid_request_errors",
              "Requests found invalid by the other side."),
          of("resp_cqe_error", "resp_cqes_errors", "Answers that ended in an error."),
          of("resp_cqe_flush_error", "resp_cqes_flush_errors", "Answers flushed."),
          of("resp_local_length_error", "resp_local_length_errors", "Answers too long."),
          of("resp_remote_access_errors", "resp_remote_access_errors", "Answers refusing access."),
          of(
              "rnr_nak_retry_err",
              "rnr_nak_retry_packets_received",
              "Answers that the other side is not ready."),
          of("roce_adp_retrans", "roce_adp_retransmits", "Adaptive retransmissions."),
          of(
              "roce_adp_retrans_to",
              "roce_adp_retransmits_timeout",
              "Timeouts of adaptive retransmissions."),
          of("roce_slow_restart", "roce_slow_restart_used", "Slow restarts."),
          of("roce_slow_restart_cnps", "roce_slow_restart_cnps", "Notices while restarting."),
          of("roce_slow_restart_trans", "roce_slow_restart", "Changes to slow restart."),
          of("rp_cnp_handled", "rp_cnp_packets_handled", "Notices of congestion heeded."),
          of("rp_cnp_ignored", "rp_cnp_ignored_packets_received", "Notices of congestion ignored."),
          of("rx_atomic_requests", "rx_atomic_requests", "Atomic requests received."),
          of("rx_dct_connect", "rx_dct_connect_requests", "Requests to connect."),
          of(
              "rx_icrc_encapsulated",
              "rx_icrc_encapsulated_errors",
              "Encapsulated packets with wrong checksums."),
          of("rx_read_requests", "rx_read_requests", "Requests to read received."),
          of("rx_write_requests", "rx_write_requests", "Requests to write received."),
          new Counter(
              "lifespan",
              Family.gauge(
                  "node_infiniband_lifespan_seconds",
                  "How old hardware counters may be.",
                  "device",
                  "port"),
              1,
              MILLIS));

  private InfinibandCounters() {}

  private static Counter of(String file, String name, String help) {
    return new Counter(file, family(name, help), 1, 1);
  }

  private static Counter bytes(String file, String name, String help) {
    return new Counter(file, family(name, help), WORD, 1);
  }

  private static Family family(String name, String help) {
    return Family.counter("node_infiniband_" + name + "_total", help, "device", "port");
  }

  /**
   * One file.
   *
   * @param times by what its number is multiplied and
   * @param by by what it is divided to be in the family's unit
   */
  record Counter(String file, Family family, int times, int by) {

    double inUnit(double number) {
      return number * times / by;
    }
  }
}
