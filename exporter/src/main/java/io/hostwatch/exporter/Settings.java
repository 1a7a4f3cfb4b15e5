package io.hostwatch.exporter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was set by flag, as it was written: for each flag its values, and what is worth a warning.
 * Nothing is judged yet. A switch that is set has one empty value, under the name it was set by.
 */
final class Settings {
  private final Map<String, List<Setting>> values = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * One value.
   *
   * @param origin the file and line it stands in, empty for the command line
   */
  record Setting(String value, String origin) {}

  void add(String flag, String value) {
    add(flag, new Setting(value, ""));
  }

  void add(String flag, Setting setting) {
    values.computeIfAbsent(flag, first -> new ArrayList<>()).add(setting);
  }

  void addAll(Settings others) {
    others.values.forEach((flag, settings) -> settings.forEach(setting -> add(flag, setting)));
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  boolean isSet(String flag) {
    return values.containsKey(flag);
  }

  List<Setting> of(String flag) {
    return values.getOrDefault(flag, List.of());
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
