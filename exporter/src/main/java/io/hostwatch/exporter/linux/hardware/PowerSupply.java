package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One power supply: the attributes it has of those that are reported. */
final class PowerSupply {
  private static final String LABEL = "power_supply";
  private static final List<String> TEXTS =
      List.of(
          "capacity_level",
          "charge_type",
          "health",
          "manufacturer",
          "model_name",
          "scope",
          "serial_number",
          "status",
          "technology",
          "type",
          "usb_type");

  private final String name;
  private final Readings readings = new Readings();
  private final List<String> texts = new ArrayList<>();
  private final List<Path> textFiles = new ArrayList<>();
  private Family info = info(List.of());

  PowerSupply(Path folder) {
    name = String.valueOf(folder.getFileName());
    for (String file : Folder.names(folder).orElse(List.of())) {
      if (TEXTS.contains(file)) {
        texts.add(file);
        textFiles.add(folder.resolve(file));
      }
      PowerSupplyMeasures.of(file)
          .ifPresent(measure -> readings.add(folder.resolve(file), measure, name));
    }
  }

  void collect(HostFiles files, MetricSink sink) {
    readings.collect(files, sink);
    List<String> labels = new ArrayList<>();
    List<String> values = new ArrayList<>();
    labels.add(LABEL);
    values.add(name);
    for (int i = 0; i < texts.size(); i++) {
      String text = files.text(textFiles.get(i)).orElse("");
      if (!text.isEmpty()) {
        labels.add(texts.get(i));
        values.add(text);
      }
    }
    if (!info.labelNames().equals(labels)) {
      info = info(labels);
    }
    sink.add(info, 1, values.toArray(new String[0]));
  }

  private static Family info(List<String> labels) {
    return Family.gauge(
        "node_power_supply_info",
        "What a power supply is and does; the value is always 1.",
        labels.toArray(new String[0]));
  }
}
