package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;

/** What node_exporter tells of the memory of macOS; what is moved never runs backwards. */
final class MachMemoryFamilies {
  private static final Family TOTAL = gauge("total", "Memory there is.");
  private static final Family FREE = gauge("free", "Memory that nothing uses.");
  private static final Family ACTIVE = gauge("active", "Memory used of late.");
  private static final Family INACTIVE = gauge("inactive", "Memory not used of late.");
  private static final Family WIRED = gauge("wired", "Memory that cannot be paged out.");
  private static final Family COMPRESSED =
      gauge("compressed", "Memory that holds compressed pages.");
  private static final Family INTERNAL = gauge("internal", "Memory of programs' own data.");
  private static final Family PURGEABLE = gauge("purgeable", "Memory that may be thrown away.");
  private static final Family SWAP_TOTAL = gauge("swap_total", "Swap space there is.");
  private static final Family SWAP_USED = gauge("swap_used", "Swap space in use.");
  private static final Family SWAPPED_IN =
      Family.counter("node_memory_swapped_in_bytes_total", "Bytes paged in.");
  private static final Family SWAPPED_OUT =
      Family.counter("node_memory_swapped_out_bytes_total", "Bytes paged out.");

  private final Counters counters = new Counters();

  void collect(MemoryReading memory, MachMemory pages, MetricSink sink) throws CollectorException {
    double page = (double) pages.pageSize();
    sink.add(TOTAL, (double) memory.total());
    sink.add(FREE, (double) pages.free() * page);
    sink.add(ACTIVE, (double) pages.active() * page);
    sink.add(INACTIVE, (double) pages.inactive() * page);
    sink.add(WIRED, (double) pages.wired() * page);
    sink.add(COMPRESSED, (double) pages.compressed() * page);
    sink.add(INTERNAL, (double) pages.internal() * page);
    sink.add(PURGEABLE, (double) pages.purgeable() * page);
    long swap = Math.max(0, memory.swapTotal());
    sink.add(SWAP_TOTAL, (double) swap);
    sink.add(SWAP_USED, (double) Math.clamp(memory.swapUsed(), 0, swap));
    double[] moved = counters.advanceOrFail("paging", pages.pageIns(), pages.pageOuts());
    sink.add(SWAPPED_IN, moved[0] * page);
    sink.add(SWAPPED_OUT, moved[1] * page);
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_memory_" + name + "_bytes", help);
  }
}
