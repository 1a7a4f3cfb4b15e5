package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.List;
import java.util.Optional;

/**
 * What the memory is used for, in Linux' words and on macOS in node_exporter's for macOS too.
 *
 * <pre>{@code
 * node_memory_MemTotal_bytes 1.7e+10
 * node_memory_MemAvailable_bytes 9.6e+09
 * node_memory_wired_bytes 2.1e+09
 * }</pre>
 *
 * <p>Buffers, Slab and SReclaimable, which only Linux has, are 0: dashboards subtract them, and a
 * missing one would empty the whole panel. MemFree is what is available on Windows, whose caches
 * are part of that. Used by one thread at a time.
 */
final class MeminfoCollector implements Collector {
  static final CollectorName NAME = new CollectorName("meminfo");
  private static final Family TOTAL = linux("MemTotal");
  private static final Family AVAILABLE = linux("MemAvailable");
  private static final Family FREE = linux("MemFree");
  private static final Family CACHED = linux("Cached");
  private static final Family SWAP_TOTAL = linux("SwapTotal");
  private static final Family SWAP_FREE = linux("SwapFree");
  private static final List<Family> NOWHERE_ELSE =
      List.of(linux("Buffers"), linux("Slab"), linux("SReclaimable"));

  private final HostReader reader;
  private final MachMemoryFamilies mach = new MachMemoryFamilies();

  MeminfoCollector(HostReader reader) {
    this.reader = reader;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    MemoryReading memory = reader.memory();
    if (memory.total() <= 0) {
      throw new CollectorException("the memory's size is " + memory.total());
    }
    sink.add(TOTAL, (double) memory.total());
    collectSwap(memory, sink);
    if (memory.available() <= 0 || memory.available() > memory.total()) {
      throw new CollectorException(
          "%d of %d bytes are said to be available".formatted(memory.available(), memory.total()));
    }
    sink.add(AVAILABLE, (double) memory.available());
    Optional<MachMemory> pages = reader.machMemory();
    collectUse(memory, pages, sink);
    if (pages.isPresent()) {
      mach.collect(memory, pages.get(), sink);
    }
  }

  private void collectUse(MemoryReading memory, Optional<MachMemory> pages, MetricSink sink) {
    if (reader.platform() == Platform.LINUX) {
      return; // OSHI does not tell, and a guess would be wrong
    }
    sink.add(FREE, (double) pages.map(p -> p.free() * p.pageSize()).orElse(memory.available()));
    sink.add(CACHED, (double) pages.map(p -> p.external() * p.pageSize()).orElse(0L));
    NOWHERE_ELSE.forEach(family -> sink.add(family, 0));
  }

  // Windows: the commit limit less the physical memory, read at two moments; may come out below 0
  private static void collectSwap(MemoryReading memory, MetricSink sink) {
    long total = Math.max(0, memory.swapTotal());
    long used = Math.clamp(memory.swapUsed(), 0, total);
    sink.add(SWAP_TOTAL, (double) total);
    sink.add(SWAP_FREE, (double) (total - used));
  }

  private static Family linux(String field) {
    return Family.gauge("node_memory_" + field + "_bytes", "Memory field " + field + " in bytes.");
  }
}
