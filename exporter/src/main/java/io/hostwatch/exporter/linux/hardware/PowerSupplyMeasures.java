package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Family;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the numbers of a power supply are reported as.
 *
 * <p>The kernel counts volts, amperes, watts and their hours in millionths and degrees in tenths.
 * Its averages are not reported, for Prometheus makes its own.
 */
final class PowerSupplyMeasures {
  private static final double MILLION = 1e6;
  private static final double TENTHS = 10;
  private static final String[] AS_THEY_ARE = {
    "authentic",
    "calibrate",
    "capacity",
    "capacity_alert_max",
    "capacity_alert_min",
    "online",
    "present",
  };
  private static final String[] MILLIONTHS = {
    "charge_control_limit",
    "charge_control_limit_max",
    "charge_counter",
    "charge_empty",
    "charge_empty_design",
    "charge_full",
    "charge_full_design",
    "charge_term_current",
    "constant_charge_current",
    "constant_charge_current_max",
    "constant_charge_voltage",
    "constant_charge_voltage_max",
    "current_boot",
    "current_max",
    "energy_empty",
    "energy_empty_design",
    "energy_full",
    "energy_full_design",
    "input_current_limit",
    "precharge_current",
    "voltage_boot",
    "voltage_max",
    "voltage_max_design",
    "voltage_min",
    "voltage_min_design",
    "voltage_ocv",
  };
  private static final String[] DEGREES = {
    "temp",
    "temp_alert_max",
    "temp_alert_min",
    "temp_ambient",
    "temp_ambient_max",
    "temp_ambient_min",
    "temp_max",
    "temp_min",
  };
  private static final Map<String, Measure> BY_FILE = Map.copyOf(all());

  private PowerSupplyMeasures() {}

  /** What {@code file} is reported as; empty if it is not. */
  static Optional<Measure> of(String file) {
    return Optional.ofNullable(BY_FILE.get(file));
  }

  private static Map<String, Measure> all() {
    Map<String, Measure> all = new HashMap<>();
    for (String file : AS_THEY_ARE) {
      all.put(file, measure(file, 1));
    }
    for (String file : MILLIONTHS) {
      all.put(file, measure(file, MILLION));
    }
    for (String file : DEGREES) {
      all.put(file, measure(file + "_celsius", TENTHS));
    }
    all.put("cycle_count", measure("cyclecount", 1));
    all.put("time_to_empty_now", measure("time_to_empty_seconds", 1));
    all.put("time_to_full_now", measure("time_to_full_seconds", 1));
    all.put("charge_now", measure("charge_ampere", MILLION));
    all.put("current_now", measure("current_ampere", MILLION));
    all.put("energy_now", measure("energy_watthour", MILLION));
    all.put("power_now", measure("power_watt", MILLION));
    all.put("voltage_now", measure("voltage_volt", MILLION));
    return all;
  }

  private static Measure measure(String name, double divisor) {
    String help = "What a power supply tells as " + name.replace('_', ' ') + ".";
    return Measure.parts(Family.gauge("node_power_supply_" + name, help, "power_supply"), divisor);
  }
}
