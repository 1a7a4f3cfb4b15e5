package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One monitoring chip: its names, and which file tells what.
 *
 * <p>Limits and what a sensor is are read when this is made, since some drivers ask the device over
 * a slow bus for them; the measured values and alarms are read every time.
 */
final class HwmonChip {
  private static final Family CHIP =
      Family.gauge(
          "node_hwmon_chip_names",
          "What the driver calls a chip; the value is always 1.",
          "chip",
          "chip_name");
  private static final Family LABEL =
      Family.gauge(
          "node_hwmon_sensor_label",
          "What the board's maker calls a sensor; the value is always 1.",
          "chip",
          "sensor",
          "label");

  private final String chip;
  private final HwmonUnits units;
  private final Readings readings = new Readings();

  HwmonChip(Path folder, HardwareOptions options, HwmonUnits units) {
    this.units = units;
    chip = HwmonLabel.of(folder);
    if (!options.chips().accepts(chip)) {
      return;
    }
    String name = HwmonLabel.driverName(folder);
    if (!name.isEmpty()) {
      readings.add(CHIP, 1, chip, name);
    }
    sensors(folder)
        .forEach(
            (sensor, files) -> {
              if (options.sensors().accepts(chip + ';' + sensor)) {
                addSensor(sensor, files);
              }
            });
  }

  /** Reads what changes and reports everything. */
  void collect(HostFiles files, MetricSink sink) {
    readings.collect(files, sink);
  }

  /**
   * The files of each sensor by element. Old drivers leave them in the folder of the device; a file
   * there hides the chip's own of the same name.
   */
  private static Map<String, Map<String, Source>> sensors(Path folder) {
    Map<String, Map<String, Source>> sensors = new TreeMap<>();
    for (Path from : List.of(folder, folder.resolve("device"))) {
      for (String name : Folder.names(from).orElse(List.of())) {
        HwmonFile.parse(name).ifPresent(file -> put(file, from.resolve(name), sensors));
      }
    }
    return sensors;
  }

  private static void put(HwmonFile file, Path path, Map<String, Map<String, Source>> sensors) {
    sensors
        .computeIfAbsent(file.sensor(), sensor -> new TreeMap<>())
        .put(file.element(), new Source(file, path));
  }

  private void addSensor(String sensor, Map<String, Source> files) {
    Optional<String> label =
        Optional.ofNullable(files.get("label")).flatMap(file -> labelIn(file.path));
    label.ifPresent(text -> readings.add(LABEL, 1, chip, sensor, text));
    boolean besideBare = files.containsKey("");
    for (Source source : files.values()) {
      Measure measure = units.of(source.file, besideBare);
      if (source.file.isClock()) {
        label.ifPresent(text -> add(source, measure, HwmonLabel.cleaned(text)));
      } else if (source.file.isValue()) {
        add(source, measure, sensor);
      }
    }
  }

  private static Optional<String> labelIn(Path file) {
    return FixedAttribute.content(file)
        .map(text -> text.replaceAll("^\n+|\n+$", "").replaceAll("\uFFFD+", "\uFFFD"));
  }

  private void add(Source source, Measure measure, String sensor) {
    if (source.file.isLimit()) {
      readings.addOnce(source.path, measure, chip, sensor);
    } else {
      readings.add(source.path, measure, chip, sensor);
    }
  }

  private record Source(HwmonFile file, Path path) {}
}
