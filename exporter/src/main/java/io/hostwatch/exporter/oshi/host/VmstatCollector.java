package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is swapped in and out.
 *
 * <pre>{@code
 * node_vmstat_pswpin 1
 * node_vmstat_pswpout 0
 * }</pre>
 *
 * <p>In pages. On macOS the Mach kernel's swaps, not OSHI's count, which is of files' pages; on
 * Windows the pages read and written to resolve faults. Used by one thread at a time.
 */
final class VmstatCollector implements Collector {
  static final CollectorName NAME = new CollectorName("vmstat");
  private static final Family IN = untyped("pswpin");
  private static final Family OUT = untyped("pswpout");

  private final HostReader reader;
  private final Predicate<String> fields;
  private final Counters counters = new Counters();

  VmstatCollector(HostReader reader, Predicate<String> fields) {
    this.reader = reader;
    this.fields = fields;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    double[] swapped = counters.advanceOrFail("swapped pages", read());
    add(IN, "pswpin", swapped[0], sink);
    add(OUT, "pswpout", swapped[1], sink);
  }

  private long[] read() throws NoDataException {
    Optional<MachMemory> mach = reader.machMemory();
    if (mach.isPresent()) {
      return new long[] {mach.get().swapIns(), mach.get().swapOuts()};
    }
    if (reader.platform() == Platform.MACOS) {
      throw new NoDataException("the kernel does not tell what it swaps");
    }
    MemoryReading memory = reader.memory();
    return new long[] {memory.pagesSwappedIn(), memory.pagesSwappedOut()};
  }

  private void add(Family family, String field, double value, MetricSink sink) {
    if (fields.test(field)) {
      sink.add(family, value);
    }
  }

  private static Family untyped(String field) {
    return Family.untyped("node_vmstat_" + field, "Virtual memory field " + field + ".");
  }
}
