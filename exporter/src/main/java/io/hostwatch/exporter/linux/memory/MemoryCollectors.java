package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.util.List;

/** The collectors of what the memory is used for. */
public final class MemoryCollectors {

  private MemoryCollectors() {}

  /** Each of them, by name; nothing is read before one is asked to collect. */
  public static List<Collector> all(HostPaths paths, MemoryOptions options) {
    return List.of(
        new BuddyinfoCollector(paths),
        new KsmdCollector(paths),
        new MeminfoCollector(paths),
        new MeminfoNumaCollector(paths),
        new SlabinfoCollector(paths, options.slabs()),
        new SwapCollector(paths),
        new VmstatCollector(paths, options.vmstatFields()),
        new ZoneinfoCollector(paths));
  }
}
