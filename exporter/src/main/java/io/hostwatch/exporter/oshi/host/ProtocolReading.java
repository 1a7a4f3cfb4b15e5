package io.hostwatch.exporter.oshi.host;

import java.util.Optional;

/**
 * What the network protocols count, as unsigned 32-bit numbers on most systems.
 *
 * @param tcp of IPv4 and, where they are counted together, of IPv6; empty where asking is not safe
 * @param tcp6 of IPv6 alone
 */
public record ProtocolReading(
    Optional<Tcp> tcp, Optional<Tcp> tcp6, Optional<Udp> udp, Optional<Udp> udp6) {

  /** TCP's counts; {@code established} is a number of this moment. */
  public record Tcp(
      long established,
      long activeOpens,
      long passiveOpens,
      long segmentsIn,
      long segmentsOut,
      long retransmitted,
      long errorsIn,
      long resetsOut) {}

  /** UDP's counts. */
  public record Udp(long in, long out, long noPorts, long errorsIn) {}
}
