package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.util.List;

/** The collectors of volumes and of what single file systems tell of themselves. */
public final class StorageCollectors {

  private StorageCollectors() {}

  /** Each of them, by name; nothing is read before one is asked to collect. */
  public static List<Collector> all(HostPaths paths, StorageOptions options) {
    return List.of(
        new BcacheCollector(paths, options),
        new BcachefsCollector(paths),
        new DmMultipathCollector(paths),
        new MdadmCollector(paths),
        new MountstatsCollector(paths),
        new NfsCollector(paths),
        new NfsdCollector(paths),
        new NvmeCollector(paths, System::nanoTime),
        new XfsCollector(paths),
        new ZfsCollector(paths));
  }
}
