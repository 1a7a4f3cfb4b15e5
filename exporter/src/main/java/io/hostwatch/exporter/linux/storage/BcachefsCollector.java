package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each bcachefs file system counts, as a whole and by device.
 *
 * <pre>{@code
 * node_bcachefs_info{uuid="deadbeef-…"} 1
 * node_bcachefs_btree_node_read_total{uuid="deadbeef-…"} 12345
 * node_bcachefs_device_io_errors_total{uuid="deadbeef-…",device="0",type="read"} 0
 * }</pre>
 *
 * <p>Source: {@code /sys/fs/bcachefs}. The kernel gives sizes above 1023 bytes, and its larger
 * counters, with three digits only. No data where no such file system is mounted.
 */
final class BcachefsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("bcachefs");

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final Map<String, BcachefsVolume> volumes = new HashMap<>();

  BcachefsCollector(HostPaths paths) {
    folder = paths.sysfs().resolve("fs").resolve("bcachefs");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<String> found = files.names(folder);
    if (volumes.keySet().retainAll(found)) {
      files.release();
    }
    if (found.isEmpty()) {
      throw new NoDataException(folder + ": no such file system is mounted");
    }
    for (String uuid : found) {
      volumes.computeIfAbsent(uuid, this::volume).collect(sink);
    }
  }

  private BcachefsVolume volume(String uuid) {
    return new BcachefsVolume(files, folder.resolve(uuid), uuid);
  }
}
