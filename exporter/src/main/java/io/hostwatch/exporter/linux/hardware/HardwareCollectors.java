package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.util.List;
import java.util.function.LongSupplier;

/** The collectors of sensors, power and other parts of the machine. */
public final class HardwareCollectors {

  private HardwareCollectors() {}

  /** Each of them, by name; nothing is read before one is asked to collect. */
  public static List<Collector> all(HostPaths paths, HardwareOptions options) {
    LongSupplier nanoClock = System::nanoTime;
    return List.of(
        new DmiCollector(paths),
        new EdacCollector(paths, nanoClock),
        new HwmonCollector(paths, options, nanoClock),
        new PowerSupplyClassCollector(paths, options, nanoClock),
        new RaplCollector(paths, options, nanoClock),
        new TapestatsCollector(paths, options, nanoClock),
        new ThermalZoneCollector(paths, nanoClock),
        new WatchdogCollector(paths, nanoClock));
  }
}
