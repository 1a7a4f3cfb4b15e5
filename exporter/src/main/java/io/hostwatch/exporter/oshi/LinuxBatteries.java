package io.hostwatch.exporter.oshi;

import java.io.IOException;

/** Batteries and uninterruptible supplies of {@code /sys/class/power_supply}; no mains adapters. */
final class LinuxBatteries {
  private static final String SUPPLIES = "class/power_supply";
  private static final double MICRO = 1e6;
  private static final double PERCENT = 100;
  private static final double TENTHS = 10;

  private LinuxBatteries() {}

  static void report(SmallFiles sys, HardwareReport report) throws IOException {
    for (String name : sys.names(SUPPLIES, ".+")) {
      String at = SUPPLIES + "/" + name + "/";
      String type = sys.text(at + "type");
      if (type.equals("Battery") || type.equals("UPS")) {
        battery(sys, at, name, report);
      }
    }
  }

  private static void battery(SmallFiles sys, String at, String name, HardwareReport report) {
    report.info(
        HardwareFamilies.POWER_SOURCE,
        name,
        sys.text(at + "manufacturer"),
        sys.text(at + "model_name"),
        sys.text(at + "technology"));
    report.ratio(HardwareFamilies.POWER_REMAINING, sys.number(at + "capacity") / PERCENT, name);
    boolean charging = sys.text(at + "status").equals("Charging");
    report.notNegative(HardwareFamilies.POWER_CHARGING, charging ? 1 : 0, name);
    report.positive(HardwareFamilies.POWER_CYCLES, sys.number(at + "cycle_count"), name);
    report.positive(HardwareFamilies.POWER_HEALTH, health(sys, at), name);
    report.positive(HardwareFamilies.POWER_VOLTAGE, sys.number(at + "voltage_now") / MICRO, name);
    report.positive(
        HardwareFamilies.POWER_DRAWN, Math.abs(sys.number(at + "power_now")) / MICRO, name);
    report.temperature(HardwareFamilies.POWER_TEMPERATURE, sys.number(at + "temp") / TENTHS, name);
  }

  /** Of batteries that count energy or, as some do, charge. */
  private static double health(SmallFiles sys, String at) {
    double energy = sys.number(at + "energy_full") / sys.number(at + "energy_full_design");
    double charge = sys.number(at + "charge_full") / sys.number(at + "charge_full_design");
    return Double.isFinite(energy) ? energy : charge;
  }
}
