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
 * Temperatures, fans, voltages, currents, power and alarms that monitoring chips tell.
 *
 * <pre>{@code
 * node_hwmon_chip_names{chip="platform_coretemp_0",chip_name="coretemp"} 1
 * node_hwmon_sensor_label{chip="platform_coretemp_0",sensor="temp1",label="Package id 0"} 1
 * node_hwmon_temp_celsius{chip="platform_coretemp_0",sensor="temp1"} 45
 * node_hwmon_fan_rpm{chip="platform_nct6775_656",sensor="fan1"} 1205
 * node_hwmon_energy_joule_total{chip="platform_amd_energy_0",sensor="energy1"} 51203.7
 * }</pre>
 *
 * <p>Source: {@code /sys/class/hwmon} and the folders of the chips' devices. A sensor that is not
 * connected cannot be read and is left out. No data where the kernel has no such class.
 */
final class HwmonCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("hwmon");

  private final HostFiles files = new HostFiles();
  private final Devices<HwmonChip> chips;

  HwmonCollector(HostPaths paths, HardwareOptions options, LongSupplier nanoClock) {
    Path folder = paths.sysfs().resolve("class/hwmon");
    HwmonUnits units = new HwmonUnits();
    chips =
        new Devices<>(
            files, folder, name -> true, chip -> new HwmonChip(chip, options, units), nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (HwmonChip chip : chips.nowOrNoData("monitoring chips")) {
      chip.collect(files, sink);
    }
  }
}
