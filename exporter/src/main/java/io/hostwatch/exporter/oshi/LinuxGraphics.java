package io.hostwatch.exporter.oshi;

import java.io.IOException;

/**
 * Graphics cards of {@code /sys/class/drm}. What they do is told by AMD's driver only; their
 * temperature and power by every driver with sensors.
 */
final class LinuxGraphics {
  private static final String CARDS = "class/drm";
  private static final String CARD = "card[0-9]+";
  private static final double PERCENT = 100;
  private static final double MILLI = 1e3;
  private static final double MICRO = 1e6;

  private LinuxGraphics() {}

  static void facts(SmallFiles sys, HardwareReport report) throws IOException {
    for (String card : sys.names(CARDS, CARD)) {
      String at = device(card);
      report.info(HardwareFamilies.GPU, card, sys.text(at + "vendor"), sys.text(at + "device"));
      report.positive(HardwareFamilies.GPU_MEMORY, sys.number(at + "mem_info_vram_total"), card);
    }
  }

  static void readings(SmallFiles sys, HardwareReport report) throws IOException {
    for (String card : sys.names(CARDS, CARD)) {
      String at = device(card);
      report.ratio(HardwareFamilies.GPU_BUSY, sys.number(at + "gpu_busy_percent") / PERCENT, card);
      report.notNegative(
          HardwareFamilies.GPU_MEMORY_USED, sys.number(at + "mem_info_vram_used"), card);
      for (String chip : sys.names(at + "hwmon", "hwmon[0-9]+")) {
        sensors(sys, at + "hwmon/" + chip + "/", card, report);
      }
    }
  }

  private static void sensors(SmallFiles sys, String at, String card, HardwareReport report) {
    report.temperature(
        HardwareFamilies.GPU_TEMPERATURE, sys.number(at + "temp1_input") / MILLI, card);
    report.notNegative(HardwareFamilies.GPU_POWER, sys.number(at + "power1_average") / MICRO, card);
    report.notNegative(HardwareFamilies.GPU_POWER, sys.number(at + "power1_input") / MICRO, card);
  }

  private static String device(String card) {
    return CARDS + "/" + card + "/device/";
  }
}
