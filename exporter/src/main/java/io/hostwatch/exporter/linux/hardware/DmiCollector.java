package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the firmware says the machine is.
 *
 * <pre>{@code
 * node_dmi_info{bios_vendor="Dell Inc.",bios_version="2.2.4",product_name="PowerEdge R6515",…} 1
 * }</pre>
 *
 * <p>Source: {@code /sys/class/dmi/id}, which is read once. A label is there if its file can be
 * read; only root may read serial numbers and the UUID. No data where the firmware says nothing.
 */
final class DmiCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("dmi");
  private static final String VENDOR_FILE = "sys_vendor";
  private static final List<String> LABELS =
      List.of(
          "bios_date",
          "bios_release",
          "bios_vendor",
          "bios_version",
          "board_asset_tag",
          "board_name",
          "board_serial",
          "board_vendor",
          "board_version",
          "chassis_asset_tag",
          "chassis_serial",
          "chassis_vendor",
          "chassis_version",
          "product_family",
          "product_name",
          "product_serial",
          "product_sku",
          "product_uuid",
          "product_version",
          "system_vendor");

  private final Path folder;
  private @Nullable Info info;

  DmiCollector(HostPaths paths) {
    folder = paths.sysfs().resolve("class/dmi/id");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Info known = info;
    if (known == null) {
      known = read();
      info = known;
    }
    sink.add(known.family, 1, known.values);
  }

  private Info read() throws NoDataException {
    Map<String, String> found = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (String label : LABELS) {
        String file = label.equals("system_vendor") ? VENDOR_FILE : label;
        FixedAttribute.text(folder.resolve(file)).ifPresent(text -> found.put(label, text));
      }
    }
    if (found.isEmpty()) {
      throw new NoDataException(folder + ": the firmware does not say what the machine is");
    }
    return new Info(
        Family.gauge(
            "node_dmi_info",
            "What the firmware says the machine is; the value is always 1.",
            found.keySet().toArray(new String[0])),
        found.values().toArray(new String[0]));
  }

  private static final class Info {
    private final Family family;
    private final String[] values;

    private Info(Family family, String... values) {
      this.family = family;
      this.values = values;
    }
  }
}
