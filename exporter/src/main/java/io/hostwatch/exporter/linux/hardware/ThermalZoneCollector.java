package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * How warm each thermal zone is, and how hard its cooling devices work.
 *
 * <pre>{@code
 * node_thermal_zone_temp{zone="0",type="x86_pkg_temp"} 44
 * node_cooling_device_cur_state{name="0",type="Processor"} 0
 * node_cooling_device_max_state{name="0",type="Processor"} 10
 * }</pre>
 *
 * <p>Source: {@code /sys/class/thermal}; the current state may be -1 for "not in use". A zone whose
 * temperature cannot be read is left out.
 */
final class ThermalZoneCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("thermal_zone");
  private static final String ZONE = "thermal_zone";
  private static final String COOLER = "cooling_device";
  private static final double THOUSANDTHS = 1000;
  private static final Measure TEMPERATURE =
      Measure.parts(
          Family.gauge(
              "node_thermal_zone_temp", "Degrees Celsius of a thermal zone.", "zone", "type"),
          THOUSANDTHS);
  private static final Measure STATE =
      cooling("cur_state", "How hard a cooling device works, from 0.");
  private static final Measure MOST =
      cooling("max_state", "How hard a cooling device works at the most.");

  private final HostFiles files = new HostFiles();
  private final Devices<Readings> devices;

  ThermalZoneCollector(HostPaths paths, LongSupplier nanoClock) {
    Predicate<String> wanted =
        name -> Folder.isNumbered(name, ZONE) || Folder.isNumbered(name, COOLER);
    Path folder = paths.sysfs().resolve("class/thermal");
    devices = new Devices<>(files, folder, wanted, ThermalZoneCollector::readings, nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (Readings device : devices.now()) {
      device.collect(files, sink);
    }
  }

  private static Readings readings(Path device) {
    Readings readings = new Readings();
    Optional<String> type = FixedAttribute.text(device.resolve("type"));
    String name = String.valueOf(device.getFileName());
    if (type.isPresent() && name.startsWith(ZONE)) {
      String zone = name.substring(ZONE.length());
      readings.add(device.resolve("temp"), TEMPERATURE, zone, type.get());
    } else if (type.isPresent()) {
      String number = name.substring(COOLER.length());
      readings.add(device.resolve("cur_state"), STATE, number, type.get());
      readings.addOnce(device.resolve("max_state"), MOST, number, type.get());
    }
    return readings;
  }

  private static Measure cooling(String name, String help) {
    return Measure.plain(Family.gauge("node_cooling_device_" + name, help, "name", "type"));
  }
}
