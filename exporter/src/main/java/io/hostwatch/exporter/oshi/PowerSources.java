package io.hostwatch.exporter.oshi;

import java.util.List;
import oshi.hardware.PowerSource;

/** Batteries and uninterruptible supplies, as OSHI finds them on every operating system. */
final class PowerSources {

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
    report.ratio(HardwareFamilies.POWER_REMAINING, source.getRemainingCapacityPercent(), name);
    report.notNegative(HardwareFamilies.POWER_CHARGING, source.isCharging() ? 1 : 0, name);
    report.positive(HardwareFamilies.POWER_CYCLES, source.getCycleCount(), name);
  }
}
