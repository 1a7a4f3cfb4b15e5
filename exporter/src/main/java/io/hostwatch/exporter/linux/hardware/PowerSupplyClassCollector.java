package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Batteries, chargers and mains: what they are, hold, give and take.
 *
 * <pre>{@code
 * node_power_supply_capacity{power_supply="BAT0"} 81
 * node_power_supply_energy_watthour{power_supply="BAT0"} 36.58
 * node_power_supply_temp_celsius{power_supply="BAT0"} 28.5
 * node_power_supply_online{power_supply="AC"} 1
 * node_power_supply_info{power_supply="BAT0",status="Discharging",technology="Li-ion",…} 1
 * }</pre>
 *
 * <p>Source: {@code /sys/class/power_supply}, in volts, amperes, watts, watt-hours, ampere-hours,
 * seconds and percent. What a supply does not tell is left out, as are labels without a value. No
 * data where the kernel has no such class.
 */
final class PowerSupplyClassCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("powersupplyclass");

  private final HostFiles files = new HostFiles();
  private final Devices<PowerSupply> supplies;

  PowerSupplyClassCollector(HostPaths paths, HardwareOptions options, LongSupplier nanoClock) {
    Path folder = paths.sysfs().resolve("class/power_supply");
    supplies =
        new Devices<>(files, folder, options.powerSupplies()::accepts, PowerSupply::new, nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (PowerSupply supply : supplies.nowOrNoData("power supplies")) {
      supply.collect(files, sink);
    }
  }
}
