package io.hostwatch.exporter.linux.net;

import java.util.Map;
import java.util.Optional;

/** What drivers of network devices tell when asked; each answer is empty where one does not. */
public interface Ethtool {

  /** Who drives {@code device}. */
  Optional<Driver> driver(String device);

  /** What the link of {@code device} can do. */
  Optional<Link> link(String device);

  /** The driver's own statistics, each number as 64 unsigned bits; empty if it has none. */
  Map<String, Long> statistics(String device);

  /**
   * A driver and the device it drives.
   *
   * @param statistics how many statistics of its own it has
   */
  record Driver(
      String name,
      String version,
      String firmware,
      String bus,
      String expansionRom,
      int statistics) {}

  /**
   * A device's link.
   *
   * @param supported the modes it can have, a bit each
   * @param advertised the modes it offers to the other side
   * @param autonegotiate 1 if both sides agree on a mode, 0 if not
   */
  record Link(int supported, int advertised, int autonegotiate) {}
}
