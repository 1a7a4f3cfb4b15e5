package io.hostwatch.exporter.self;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;

/**
 * The exporter's own JVM: what its memory holds and what collecting garbage cost.
 *
 * <pre>{@code
 * jvm_memory_used_bytes{area="heap"} 6.1e+06
 * jvm_memory_committed_bytes{area="heap"} 1.6e+07
 * jvm_gc_collections_total{gc="Copy"} 12
 * jvm_gc_collection_seconds_total{gc="Copy"} 0.021
 * }</pre>
 */
public final class JvmCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("jvm");
  private static final Family USED =
      Family.gauge("jvm_memory_used_bytes", "Memory the exporter's JVM uses.", "area");
  private static final Family COMMITTED =
      Family.gauge("jvm_memory_committed_bytes", "Memory the exporter's JVM holds to use.", "area");
  private static final Family COLLECTIONS =
      Family.counter("jvm_gc_collections_total", "Garbage collections.", "gc");
  private static final Family GC_SECONDS =
      Family.counter(
          "jvm_gc_collection_seconds_total", "Time garbage collections took, in seconds.", "gc");

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    area(sink, "heap", memory.getHeapMemoryUsage());
    area(sink, "nonheap", memory.getNonHeapMemoryUsage());
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      sink.add(COLLECTIONS, (double) Math.max(0, gc.getCollectionCount()), gc.getName());
      sink.add(GC_SECONDS, Math.max(0, gc.getCollectionTime()) / 1e3, gc.getName());
    }
  }

  private static void area(MetricSink sink, String area, MemoryUsage usage) {
    sink.add(USED, (double) usage.getUsed(), area);
    sink.add(COMMITTED, (double) usage.getCommitted(), area);
  }
}
