package io.hostwatch.exporter.oshi.reader;

import io.hostwatch.exporter.oshi.host.Platform;
import io.hostwatch.exporter.oshi.host.ProtocolReading;
import io.hostwatch.exporter.oshi.host.ProtocolReading.Tcp;
import io.hostwatch.exporter.oshi.host.ProtocolReading.Udp;
import java.util.Optional;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.TcpStats;
import oshi.software.os.InternetProtocolStats.UdpStats;

/**
 * TCP and UDP. On macOS OSHI runs a child process for TCP, and on Linux it has UDP's counts in the
 * wrong order; neither is asked for. Linux counts IPv6 with IPv4.
 */
final class OshiProtocols {

  private OshiProtocols() {}

  static ProtocolReading read(Platform platform, InternetProtocolStats stats) {
    return switch (platform) {
      case WINDOWS ->
          new ProtocolReading(
              Optional.of(tcp(stats.getTCPv4Stats())),
              Optional.of(tcp(stats.getTCPv6Stats())),
              Optional.of(udp(stats.getUDPv4Stats())),
              Optional.of(udp(stats.getUDPv6Stats())));
      case MACOS ->
          new ProtocolReading(
              Optional.empty(),
              Optional.empty(),
              Optional.of(udp(stats.getUDPv4Stats())),
              Optional.empty());
      case LINUX ->
          new ProtocolReading(
              Optional.of(tcp(stats.getTCPv4Stats())),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
    };
  }

  private static Tcp tcp(TcpStats tcp) {
    return new Tcp(
        tcp.getConnectionsEstablished(),
        tcp.getConnectionsActive(),
        tcp.getConnectionsPassive(),
        tcp.getSegmentsReceived(),
        tcp.getSegmentsSent(),
        tcp.getSegmentsRetransmitted(),
        tcp.getInErrors(),
        tcp.getOutResets());
  }

  private static Udp udp(UdpStats udp) {
    return new Udp(
        udp.getDatagramsReceived(),
        udp.getDatagramsSent(),
        udp.getDatagramsNoPort(),
        udp.getDatagramsReceivedErrors());
  }
}
