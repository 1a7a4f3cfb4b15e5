package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.storage.StorageOptions;
import java.util.List;

/** The flags of the collectors of volumes. */
final class StorageFlags {
  private static final String BCACHE_PRIORITIES = "--collector.bcache.priorityStats";

  private StorageFlags() {}

  static List<Flag> all() {
    return List.of(
        Flag.toggle(BCACHE_PRIORITIES, "Report how bcache's buckets are used; costs the kernel."));
  }

  static StorageOptions options(FlagValues flags) {
    return new StorageOptions(flags.isGiven(BCACHE_PRIORITIES));
  }
}
