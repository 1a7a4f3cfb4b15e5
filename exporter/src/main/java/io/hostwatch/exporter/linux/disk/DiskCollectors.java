package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.util.List;

/** The collectors of disks, mounts and file systems. */
public final class DiskCollectors {

  private DiskCollectors() {}

  /** Each of them, by name; nothing is read before one is asked to collect. */
  public static List<Collector> all(HostPaths paths, DiskOptions options, FileSystemStat stat) {
    return List.of(
        new BtrfsCollector(paths, new BtrfsIoctl()),
        new DiskstatsCollector(paths, options.disks(), System::nanoTime),
        new FilesystemCollector(paths, options, stat));
  }
}
