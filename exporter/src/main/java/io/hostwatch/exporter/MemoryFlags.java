package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.memory.MemoryOptions;
import java.util.List;

/** The flags of the collectors of the memory. */
final class MemoryFlags {
  private static final String VMSTAT_FIELDS = "--collector.vmstat.fields";

  private MemoryFlags() {}

  static List<Flag> all() {
    return List.of(
        Flags.fields(VMSTAT_FIELDS, MemoryOptions.VMSTAT_FIELDS, "virtual memory's statistics"));
  }

  static MemoryOptions options(FlagValues flags) {
    return new MemoryOptions(flags.pattern(VMSTAT_FIELDS));
  }
}
