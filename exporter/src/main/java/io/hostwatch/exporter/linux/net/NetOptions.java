package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.linux.file.NameFilter;
import java.util.regex.Pattern;

/** What the collectors of the network can be told; the pattern's default is node_exporter's. */
public record NetOptions(NameFilter devices, Pattern netstatFields) {

  /** Fields of the network stack's statistics that are reported. */
  public static final String NETSTAT_FIELDS =
      "^(.*_(InErrors|InErrs)|Ip_Forwarding|Ip(6|Ext)_(InOctets|OutOctets)|"
          + "Icmp6?_(InMsgs|OutMsgs)|TcpExt_(Listen.*|Syncookies.*|TCPSynRetrans|TCPTimeouts|"
          + "TCPOFOQueue|TCPRcvQDrop)|Tcp_(ActiveOpens|InSegs|OutSegs|OutRsts|PassiveOpens|"
          + "RetransSegs|CurrEstab)|Udp6?_(InDatagrams|OutDatagrams|NoPorts|RcvbufErrors|"
          + "SndbufErrors))$";

  /** What they do unless told otherwise. */
  public static NetOptions defaults() {
    return new NetOptions(NameFilter.all(), Pattern.compile(NETSTAT_FIELDS));
  }
}
