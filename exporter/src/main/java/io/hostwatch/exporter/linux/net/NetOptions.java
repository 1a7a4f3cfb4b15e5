package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.linux.file.NameFilter;
import java.util.List;
import java.util.regex.Pattern;

/** What the collectors of the network can be told; every default is node_exporter's. */
public record NetOptions(
    Netdev netdev,
    Pattern netstatFields,
    Netclass netclass,
    Arp arp,
    List<IpvsLabel> ipvsBackendLabels,
    Statistics ethtool) {

  /** Fields of the network stack's statistics that are reported. */
  public static final String NETSTAT_FIELDS =
      "^(.*_(InErrors|InErrs)|Ip_Forwarding|Ip(6|Ext)_(InOctets|OutOctets)|"
          + "Icmp6?_(InMsgs|OutMsgs)|TcpExt_(Listen.*|Syncookies.*|TCPSynRetrans|TCPTimeouts|"
          + "TCPOFOQueue|TCPRcvQDrop)|Tcp_(ActiveOpens|InSegs|OutSegs|OutRsts|PassiveOpens|"
          + "RetransSegs|CurrEstab)|Udp6?_(InDatagrams|OutDatagrams|NoPorts|RcvbufErrors|"
          + "SndbufErrors))$";

  /** Interfaces that the netclass collector leaves out: none. */
  public static final String NETCLASS_IGNORED = "^$";

  /** Statistics of drivers that are reported: all. */
  public static final String ETHTOOL_METRICS = ".*";

  public NetOptions {
    ipvsBackendLabels = List.copyOf(ipvsBackendLabels);
  }

  /** What they do unless told otherwise. */
  public static NetOptions defaults() {
    return new NetOptions(
        new Netdev(NameFilter.all(), true, false, false, false),
        Pattern.compile(NETSTAT_FIELDS),
        new Netclass(NameFilter.excluding(NETCLASS_IGNORED), false),
        new Arp(NameFilter.all(), true),
        List.of(IpvsLabel.values()),
        new Statistics(NameFilter.all(), Pattern.compile(ETHTOOL_METRICS)));
  }

  /**
   * Of the netdev collector.
   *
   * @param netlink whether it reports what netlink tells, or no more than {@code /proc/net/dev}
   * @param detailed whether errors are split up, under names of their own
   * @param addresses whether the interfaces' addresses are reported
   * @param alias whether each series carries the interface's alias
   */
  public record Netdev(
      NameFilter devices, boolean netlink, boolean detailed, boolean addresses, boolean alias) {}

  /**
   * Of the netclass collector.
   *
   * @param ignoreInvalidSpeed whether an unknown speed is left out instead of negative
   */
  public record Netclass(NameFilter devices, boolean ignoreInvalidSpeed) {}

  /**
   * Of the arp collector.
   *
   * @param netlink whether it counts what netlink lists, or every line of {@code /proc/net/arp}
   */
  public record Arp(NameFilter devices, boolean netlink) {}

  /**
   * Of the ethtool collector.
   *
   * @param names selects the statistics in whose name it is found
   */
  public record Statistics(NameFilter devices, Pattern names) {}
}
