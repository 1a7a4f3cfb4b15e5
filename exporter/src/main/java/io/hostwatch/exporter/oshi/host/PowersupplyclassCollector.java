package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import java.util.List;
import java.util.Optional;

/**
 * Batteries and uninterruptible supplies.
 *
 * <pre>{@code
 * node_power_supply_capacity{power_supply="InternalBattery-0"} 83
 * node_power_supply_cyclecount{power_supply="InternalBattery-0"} 112
 * node_power_supply_info{power_supply="InternalBattery-0",…,status="Discharging",…,type="Battery"} 1
 * }</pre>
 *
 * <p>Read in the background. No data where there is none, as on most servers.
 */
final class PowersupplyclassCollector implements Collector {
  static final CollectorName NAME = new CollectorName("powersupplyclass");
  private static final double MILLI = 1000;
  private static final double PERCENT = 100;
  private static final Family INFO =
      Family.gauge(
          "node_power_supply_info",
          "What is known of a power supply; the value is always 1.",
          "power_supply",
          "capacity_level",
          "manufacturer",
          "model_name",
          "serial_number",
          "status",
          "technology",
          "type");
  private static final Family ONLINE = gauge("online", "Whether mains power is there.");
  private static final Family PRESENT = gauge("present", "Whether it is there.");
  private static final Family CAPACITY = gauge("capacity", "Charge left in percent.");
  private static final Family CYCLES = gauge("cyclecount", "Charge cycles it has been through.");
  private static final Family VOLTS = gauge("voltage_volt", "Voltage.");
  private static final Family AMPERES = gauge("current_ampere", "Current.");
  private static final Family WATTS = gauge("power_watt", "Power in or out.");
  private static final Family CELSIUS = gauge("temp_celsius", "Temperature.");

  private final Refreshed<List<BatteryReading>> batteries;

  PowersupplyclassCollector(Refreshed<List<BatteryReading>> batteries) {
    this.batteries = batteries;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    Optional<List<BatteryReading>> all = batteries.current(sink);
    if (all.isPresent() && all.get().isEmpty()) {
      throw new NoDataException("there is no battery");
    }
    for (BatteryReading battery : all.orElse(List.of())) {
      collect(battery, sink);
    }
  }

  private static void collect(BatteryReading battery, MetricSink sink) {
    String name = battery.name();
    sink.add(
        INFO,
        1,
        name,
        "",
        battery.manufacturer(),
        battery.model(),
        battery.serial(),
        battery.state().word(),
        battery.chemistry(),
        "Battery");
    sink.add(PRESENT, 1, name);
    sink.add(ONLINE, battery.online() ? 1 : 0, name);
    if (battery.share() >= 0 && battery.share() <= 1) {
      sink.add(CAPACITY, battery.share() * PERCENT, name);
    }
    positive(CYCLES, battery.cycles(), name, sink);
    positive(VOLTS, battery.volts(), name, sink);
    positive(AMPERES, Math.abs(battery.milliamperes()) / MILLI, name, sink);
    positive(WATTS, Math.abs(battery.milliwatts()) / MILLI, name, sink);
    positive(CELSIUS, battery.celsius(), name, sink);
    ChargeFamilies.collect(battery, sink);
  }

  private static void positive(Family family, double value, String name, MetricSink sink) {
    if (value > 0) {
      sink.add(family, value, name);
    }
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_power_supply_" + name, help, "power_supply");
  }
}
