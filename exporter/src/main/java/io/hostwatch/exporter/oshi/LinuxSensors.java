package io.hostwatch.exporter.oshi;

import java.io.IOException;

/**
 * Every temperature, fan, voltage, current and power sensor of {@code /sys/class/hwmon}; the
 * thermal zones where there is no such temperature.
 */
final class LinuxSensors {
  private static final double MILLI = 1e3;
  private static final double MICRO = 1e6;
  private static final String HWMON = "class/hwmon";
  private static final String THERMAL = "class/thermal";

  private final SmallFiles sys;
  private final HardwareReport report;
  private boolean warm;

  private LinuxSensors(SmallFiles sys, HardwareReport report) {
    this.sys = sys;
    this.report = report;
  }

  static void report(SmallFiles sys, HardwareReport report) throws IOException {
    LinuxSensors sensors = new LinuxSensors(sys, report);
    for (String chip : sys.names(HWMON, "hwmon[0-9]+")) {
      sensors.chip(HWMON + "/" + chip, chip);
    }
    if (!sensors.warm) {
      sensors.zones();
    }
  }

  private void chip(String at, String chip) throws IOException {
    String name = chip + "_" + sys.text(at + "/name");
    for (String file : sys.names(at, "(temp|fan|in|curr|power)[0-9]+_(input|average)")) {
      String input = file.substring(0, file.indexOf('_'));
      String label = sys.text(at + "/" + input + "_label");
      String sensor = (name + "_" + (label.isEmpty() ? input : label)).replaceAll("\\s+", "_");
      reading(input, sys.number(at + "/" + file), sensor);
    }
  }

  private void reading(String input, double value, String sensor) {
    switch (input.charAt(0)) {
      case 't' -> {
        warm = true;
        report.temperature(HardwareFamilies.TEMPERATURE, value / MILLI, sensor);
      }
      case 'f' -> report.notNegative(HardwareFamilies.FAN, value, sensor);
      case 'i' -> report.positive(HardwareFamilies.VOLTAGE, value / MILLI, sensor);
      case 'c' -> report.notNegative(HardwareFamilies.CURRENT, value / MILLI, sensor);
      default -> report.notNegative(HardwareFamilies.POWER, value / MICRO, sensor);
    }
  }

  private void zones() throws IOException {
    for (String zone : sys.names(THERMAL, "thermal_zone[0-9]+")) {
      String at = THERMAL + "/" + zone;
      report.temperature(
          HardwareFamilies.TEMPERATURE,
          sys.number(at + "/temp") / MILLI,
          zone + "_" + sys.text(at + "/type"));
    }
  }
}
