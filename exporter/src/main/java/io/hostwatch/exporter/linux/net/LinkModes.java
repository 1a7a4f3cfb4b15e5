package io.hostwatch.exporter.linux.net;

import java.util.List;
import java.util.Map;

/** What the bits of a link's modes mean, as {@code linux/ethtool.h} numbers them. */
final class LinkModes {
  static final int AUTONEGOTIATE = 6;
  static final int PAUSE = 13;
  static final int ASYMMETRIC_PAUSE = 14;

  /** Kinds of ports by bit. */
  static final Map<Integer, String> PORTS =
      Map.of(7, "TP", 8, "AUI", 9, "MII", 10, "FIBRE", 11, "BNC", 16, "Backplane");

  /** Speeds. */
  static final List<Speed> SPEEDS =
      List.of(
          new Speed(0, 10, "T", "half"),
          new Speed(1, 10, "T", "full"),
          new Speed(2, 100, "T", "half"),
          new Speed(3, 100, "T", "full"),
          new Speed(4, 1000, "T", "half"),
          new Speed(5, 1000, "T", "full"),
          new Speed(12, 10_000, "T", "full"),
          new Speed(17, 1000, "KX", "full"),
          new Speed(18, 10_000, "KX4", "full"),
          new Speed(19, 10_000, "KR", "full"),
          new Speed(20, 10_000, "R_FEC", "full"),
          new Speed(21, 20_000, "MLD2", "full"),
          new Speed(22, 20_000, "KR2", "full"),
          new Speed(23, 40_000, "KR4", "full"),
          new Speed(24, 40_000, "CR4", "full"),
          new Speed(25, 40_000, "SR4", "full"),
          new Speed(26, 40_000, "LR4", "full"),
          new Speed(27, 56_000, "KR4", "full"),
          new Speed(28, 56_000, "CR4", "full"),
          new Speed(29, 56_000, "SR4", "full"),
          new Speed(30, 56_000, "LR4", "full"),
          new Speed(31, 25_000, "CR", "full"));

  private static final double BYTES_OF_MEGABIT = 1e6 / 8;

  private LinkModes() {}

  static boolean has(int modes, int bit) {
    return (modes >>> bit & 1) != 0;
  }

  /** A speed that a link can have. */
  record Speed(int bit, int megabits, String physical, String duplex) {

    double bytes() {
      return megabits * BYTES_OF_MEGABIT;
    }

    String mode() {
      return megabits + "base" + physical;
    }
  }
}
