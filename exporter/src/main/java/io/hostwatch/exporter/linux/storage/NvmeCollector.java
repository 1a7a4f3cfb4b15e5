package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.Digits;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * NVMe disks and their namespaces.
 *
 * <pre>{@code
 * node_nvme_info{device="nvme0",firmware_revision="1B2QEXP7",model="…",serial="…",state="live",cntlid="0"} 1
 * node_nvme_namespace_info{device="nvme0",nsid="1",ana_state="optimized"} 1
 * node_nvme_namespace_used_bytes{device="nvme0",nsid="1"} 2.000003072e+12
 * }</pre>
 *
 * <p>Source: {@code /sys/class/nvme}. No data where the kernel has no such driver.
 */
final class NvmeCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("nvme");
  private static final String PREFIX = "nvme";

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final LongSupplier nanos;
  private final Map<String, NvmeController> controllers = new HashMap<>();

  NvmeCollector(HostPaths paths, LongSupplier nanos) {
    this.folder = paths.sysfs().resolve("class").resolve(PREFIX);
    this.nanos = nanos;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<String> devices = files.names(folder);
    if (controllers.keySet().retainAll(devices)) {
      files.release();
    }
    if (devices.isEmpty() && !Files.isDirectory(folder)) {
      throw new NoDataException(folder + ": the kernel has no NVMe driver");
    }
    for (String device : devices) {
      if (isController(device)) {
        controllers.computeIfAbsent(device, this::controller).collect(sink);
      }
    }
  }

  private NvmeController controller(String device) {
    return new NvmeController(files, folder.resolve(device), device, nanos);
  }

  private static boolean isController(String device) {
    return device.startsWith(PREFIX) && Digits.only(device.substring(PREFIX.length()));
  }
}
