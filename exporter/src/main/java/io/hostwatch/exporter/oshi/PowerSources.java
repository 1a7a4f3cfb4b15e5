package io.hostwatch.exporter.oshi;

import java.util.List;
import oshi.hardware.PowerSource;

/** Batteries and uninterruptible supplies, as OSHI finds them. */
final class PowerSources {
  private static final double MILLI = 1e-3;

  private PowerSources() {}

  static void report(List<PowerSource> sources, HardwareReport report) {
    for (PowerSource source : sources) {
      // OSHI answers a made-up source named Unknown where there is none
      boolean real = !source.getName().equalsIgnoreCase("unknown") && source.getMaxCapacity() > 1;
      if (real) {
        source(source, report);
      }
    }
  }

  private static void source(PowerSource source, HardwareReport report) {
    String name = source.getName();
    report.info(
        HardwareFamilies.POWER_SOURCE,
        name,
        source.getManufacturer(),
        source.getDeviceName(),
        source.getChemistry());
    report.ratio(HardwareFamilies.POWER_REMAINING, source.getRemainingCapacityPercent(), name);
    report.notNegative(HardwareFamilies.POWER_CHARGING, source.isCharging() ? 1 : 0, name);
    report.positive(HardwareFamilies.POWER_CYCLES, source.getCycleCount(), name);
    report.positive(HardwareFamilies.POWER_VOLTAGE, source.getVoltage(), name);
    report.positive(
        HardwareFamilies.POWER_DRAWN, Math.abs(source.getPowerUsageRate()) * MILLI, name);
    report.temperature(HardwareFamilies.POWER_TEMPERATURE, source.getTemperature(), name);
    if (source.getDesignCapacity() > 0) {
      double full = (double) source.getMaxCapacity() / source.getDesignCapacity();
      report.positive(HardwareFamilies.POWER_HEALTH, full, name);
    }
  }
}
