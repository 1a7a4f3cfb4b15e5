package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * Disks that serve as caches of other disks.
 *
 * <pre>{@code
 * node_bcache_cache_available_percent{uuid="deaddd54-…"} 100
 * node_bcache_cache_hits_total{uuid="deaddd54-…",backing_device="bdev0"} 546
 * node_bcache_written_bytes_total{uuid="deaddd54-…",cache_device="cache0"} 0
 * }</pre>
 *
 * <p>Source: {@code /sys/fs/bcache}, see {@link BcacheFamilies}. Sizes above 1023 bytes are given
 * by the kernel with two or three digits only.
 */
final class BcacheCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("bcache");

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final boolean priorities;

  BcacheCollector(HostPaths paths, StorageOptions options) {
    folder = paths.sysfs().resolve("fs").resolve("bcache");
    priorities = options.bcachePriorities();
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (String uuid : files.names(folder)) {
      if (uuid.indexOf('-') >= 0) {
        collectSet(uuid, sink);
      }
    }
  }

  private void collectSet(String uuid, MetricSink sink) throws IOException {
    Path set = folder.resolve(uuid);
    BcacheFamilies.SET.forEach((file, series) -> add(series, text(set, file), sink, uuid));
    for (String entry : files.names(set)) {
      Path device = set.resolve(entry);
      if (Folder.isNumbered(entry, "bdev")) {
        BcacheFamilies.BACKING.forEach(
            (file, series) -> add(series, text(device, file), sink, uuid, entry));
        collectLines(device.resolve("writeback_rate_debug"), sink, uuid, entry);
      } else if (Folder.isNumbered(entry, "cache")) {
        BcacheFamilies.CACHE.forEach(
            (file, series) -> add(series, text(device, file), sink, uuid, entry));
        if (priorities) {
          collectLines(device.resolve("priority_stats"), sink, uuid, entry);
        }
      }
    }
  }

  /** Lines such as {@code rate: 1.1M/sec} and {@code Unused: 99%}. */
  private void collectLines(Path source, MetricSink sink, String... labels) {
    for (String line : files.text(source).orElse("").split("\n", -1)) {
      int colon = line.indexOf(':');
      BcacheFamilies.Series series =
          BcacheFamilies.LINES.get(colon < 0 ? "" : line.substring(0, colon).strip());
      if (series != null) {
        String value = line.substring(colon + 1).strip();
        add(series, value.replace("/sec", "").replace("%", ""), sink, labels);
      }
    }
  }

  private static void add(
      BcacheFamilies.Series series, String size, MetricSink sink, String... labels) {
    OptionalDouble value = HumanSize.ofBcache(size);
    if (value.isPresent()) {
      sink.add(series.family(), value.getAsDouble() / series.divisor(), labels);
    }
  }

  private String text(Path device, String attribute) {
    return files.text(device.resolve(attribute)).orElse("");
  }
}
