package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What udev noted of one block device: its properties, empty where it has none.
 *
 * <p>Source: the {@code E:} lines of {@code /run/udev/data/b<major>:<minor>}. Containers and small
 * systems have no udev, so a file that cannot be read is a record without properties.
 */
record UdevRecord(Map<String, String> properties) {
  static final UdevRecord NONE = new UdevRecord(Map.of());

  UdevRecord {
    properties = Map.copyOf(properties);
  }

  static UdevRecord read(HostFiles files, Path file) {
    Map<String, String> properties = new HashMap<>();
    try {
      ProcText text = files.read(file);
      while (text.nextLine()) {
        String line = text.line();
        int equals = line.indexOf('=');
        if (line.startsWith("E:") && equals > 0) {
          properties.put(line.substring(2, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      return NONE;
    }
    return new UdevRecord(properties);
  }

  /** The property's value; the empty string if there is none. */
  String get(String property) {
    return properties.getOrDefault(property, "");
  }

  /** The property's value, if it is a number. */
  OptionalDouble number(String property) {
    try {
      double value = Double.parseDouble(get(property));
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
