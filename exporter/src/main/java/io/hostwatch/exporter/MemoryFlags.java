package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.memory.MemoryOptions;
import java.util.List;

/** The flags of the collectors of the memory. */
final class MemoryFlags {
  private static final String SLABS = "--collector.slabinfo.slabs";
  private static final String VMSTAT_FIELDS = "--collector.vmstat.fields";

  private MemoryFlags() {}

  static List<Flag> all() {
    return List.of(
        Flag.value(
            SLABS + Flags.INCLUDE,
            "REGEX",
            MemoryOptions.SLABS_INCLUDE,
            "The slabs to report, less those excluded."),
        Flag.value(SLABS + Flags.EXCLUDE, "REGEX", "", "The slabs to leave out of those."),
        Flags.fields(VMSTAT_FIELDS, MemoryOptions.VMSTAT_FIELDS, "virtual memory's statistics"));
  }

  static MemoryOptions options(FlagValues flags) {
    return new MemoryOptions(flags.pattern(VMSTAT_FIELDS), flags.bothFilters(SLABS));
  }
}
