package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.PACKET_LOSS;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;
import java.util.List;

/** The collectors netstat, sockstat and conntrack: connections and the protocols below them. */
final class SocketFamilies {
  private static final double SEGMENT = 1100;
  private static final double TRACKED_AT_MOST = 262_144;
  private static final List<String> ALWAYS_NONE =
      List.of(
          "Icmp_InErrors",
          "TcpExt_ListenDrops",
          "TcpExt_ListenOverflows",
          "TcpExt_SyncookiesFailed",
          "TcpExt_SyncookiesRecv",
          "TcpExt_SyncookiesSent",
          "TcpExt_TCPRcvQDrop",
          "Tcp_InErrs",
          "Udp_InErrors",
          "Udp_RcvbufErrors",
          "Udp_SndbufErrors",
          "UdpLite_InErrors");

  private SocketFamilies() {}

  static void add(HostModel host, Families to) {
    Reading connections = established(host);
    addTcp(host, connections, to);
    addOthers(host, to);
    addSockets(connections, host, to);
    to.gauge(
            "node_nf_conntrack_entries",
            "Number of currently allocated flow entries for connection tracking.")
        .is(connections.times(3).whole());
    to.gauge("node_nf_conntrack_entries_limit", "Maximum size of connection tracking table.")
        .is(Reading.of(TRACKED_AT_MOST));
  }

  private static Reading established(HostModel host) {
    var work = host.work("connections", 60 + host.role().traffic / 6e3);
    return moment -> work.at(moment.seconds());
  }

  private static void addTcp(HostModel host, Reading connections, Families to) {
    Tally sent = Tally.of(host.work("sent", 1.6 * host.role().traffic / SEGMENT));
    Tally received = Tally.of(host.work("received", host.role().traffic / SEGMENT));
    netstat(to, "Tcp_CurrEstab", connections.whole());
    netstat(to, "Tcp_OutSegs", sent.whole());
    netstat(to, "Tcp_InSegs", received.whole());
    netstat(to, "Tcp_RetransSegs", sent.share(0.0004, PACKET_LOSS, 0.08).whole());
    netstat(to, "Tcp_OutRsts", sent.times(0.001).whole());
    netstat(to, "Tcp_ActiveOpens", sent.times(0.008).whole());
    netstat(to, "Tcp_PassiveOpens", received.times(0.012).whole());
    netstat(to, "TcpExt_TCPTimeouts", sent.share(0.00005, PACKET_LOSS, 0.01).whole());
    netstat(to, "TcpExt_TCPSynRetrans", sent.share(0.00002, PACKET_LOSS, 0.002).whole());
    netstat(to, "TcpExt_TCPOFOQueue", received.share(0.0002, PACKET_LOSS, 0.03).whole());
    netstat(to, "IpExt_InOctets", received.times(SEGMENT).whole());
    netstat(to, "IpExt_OutOctets", sent.times(SEGMENT).whole());
  }

  private static void addOthers(HostModel host, Families to) {
    Tally datagrams = Tally.of(host.work("datagrams", 12));
    netstat(to, "Udp_InDatagrams", datagrams.whole());
    netstat(to, "Udp_OutDatagrams", datagrams.times(1.1).whole());
    netstat(to, "Udp_NoPorts", datagrams.times(0.001).whole());
    Tally messages = Tally.of(host.steady("icmp", 0.4));
    netstat(to, "Icmp_InMsgs", messages.whole());
    netstat(to, "Icmp_OutMsgs", messages.whole());
    netstat(to, "Ip_Forwarding", Reading.of(2));
    for (String field : ALWAYS_NONE) {
      netstat(to, field, Reading.of(0));
    }
  }

  private static void addSockets(Reading connections, HostModel host, Families to) {
    sockstat(to, "sockets_used", moment -> 180 + connections.at(moment));
    sockstat(to, "TCP_alloc", connections.times(1.4));
    sockstat(to, "TCP_inuse", connections.times(1.05));
    sockstat(to, "TCP_tw", connections.times(0.5));
    sockstat(to, "TCP_orphan", Reading.of(0));
    sockstat(to, "TCP_mem", connections.times(0.3));
    sockstat(to, "TCP_mem_bytes", connections.times(0.3).whole().times(4096));
    sockstat(to, "UDP_inuse", host.wavering("udp", 8, 0.2));
    sockstat(to, "UDP_mem", Reading.of(3));
    sockstat(to, "UDP_mem_bytes", Reading.of(3 * 4096));
    for (String none : List.of("FRAG_inuse", "FRAG_memory", "RAW_inuse", "UDPLITE_inuse")) {
      sockstat(to, none, Reading.of(0));
    }
  }

  private static void netstat(Families to, String field, Reading reading) {
    to.untyped("node_netstat_" + field, "Statistic " + field.replace("_", "") + ".").is(reading);
  }

  private static void sockstat(Families to, String field, Reading reading) {
    to.gauge("node_sockstat_" + field, "Number of sockets in state " + field + ".")
        .is(reading.whole());
  }
}
