package io.hostwatch.exporter.oshi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code /proc/cpuinfo} says of the first processor, and how many there are. */
record CpuInfoText(
    String vendor,
    String model,
    String family,
    String modelNumber,
    String stepping,
    int processors) {

  static CpuInfoText parse(List<String> lines) {
    Map<String, String> first = new HashMap<>();
    int processors = 0;
    for (String line : lines) {
      String[] pair = line.split("\\s*:\\s*", 2);
      if (pair.length == 2) {
        first.putIfAbsent(pair[0].strip(), pair[1].strip());
        processors += pair[0].strip().equals("processor") ? 1 : 0;
      }
    }
    return new CpuInfoText(
        either(first, "vendor_id", "CPU implementer"),
        either(first, "model name", "Model"),
        either(first, "cpu family", "CPU architecture"),
        either(first, "model", "CPU part"),
        either(first, "stepping", "CPU revision"),
        processors);
  }

  // x86 and ARM name the same things differently
  private static String either(Map<String, String> fields, String x86, String arm) {
    String value = fields.get(x86);
    return value != null ? value : fields.getOrDefault(arm, "");
  }
}
