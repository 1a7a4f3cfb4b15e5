package io.hostwatch.exporter.self;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;

/**
 * The exporter's own JVM: which it is, what its memory holds, what collecting garbage cost, how
 * many threads and classes it has.
 *
 * <pre>{@code
 * jvm_memory_used_bytes{area="heap"} 6.1e+06
 * jvm_memory_committed_bytes{area="heap"} 1.6e+07
 * jvm_gc_collections_total{gc="Copy"} 12
 * jvm_gc_collection_seconds_total{gc="Copy"} 0.021
 * jvm_threads_current 14
 * jvm_classes_currently_loaded 3100
 * jvm_runtime_info{runtime="OpenJDK Runtime Environment",vendor="Eclipse Adoptium",version="25"} 1
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

  private static final Family MAX =
      Family.gauge("jvm_memory_max_bytes", "Memory the exporter's JVM may hold at most.", "area");
  private static final Family THREADS =
      Family.gauge("jvm_threads_current", "Threads the exporter's JVM runs.");
  private static final Family DAEMONS =
      Family.gauge("jvm_threads_daemon", "Those of its threads that do not keep it alive.");
  private static final Family MOST_THREADS =
      Family.gauge("jvm_threads_peak", "The most threads it ever ran at a time.");
  private static final Family STARTED =
      Family.counter("jvm_threads_started_total", "Threads it has started.");
  private static final Family CLASSES =
      Family.gauge("jvm_classes_currently_loaded", "Classes the exporter's JVM holds.");
  private static final Family LOADED =
      Family.counter("jvm_classes_loaded_total", "Classes it has loaded.");
  private static final Family UNLOADED =
      Family.counter("jvm_classes_unloaded_total", "Classes it has let go of.");
  private static final Family RUNTIME =
      Family.gauge(
          "jvm_runtime_info",
          "Which JVM the exporter runs on, always 1.",
          "runtime",
          "vendor",
          "version");

  private final String[] runtime = {
    System.getProperty("java.runtime.name", ""),
    System.getProperty("java.vendor", ""),
    System.getProperty("java.runtime.version", "")
  };

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
    threads(sink, ManagementFactory.getThreadMXBean());
    classes(sink, ManagementFactory.getClassLoadingMXBean());
    sink.add(RUNTIME, 1, runtime);
  }

  private static void threads(MetricSink sink, ThreadMXBean threads) {
    sink.add(THREADS, threads.getThreadCount());
    sink.add(DAEMONS, threads.getDaemonThreadCount());
    sink.add(MOST_THREADS, threads.getPeakThreadCount());
    sink.add(STARTED, (double) threads.getTotalStartedThreadCount());
  }

  private static void classes(MetricSink sink, ClassLoadingMXBean classes) {
    sink.add(CLASSES, classes.getLoadedClassCount());
    sink.add(LOADED, (double) classes.getTotalLoadedClassCount());
    sink.add(UNLOADED, (double) classes.getUnloadedClassCount());
  }

  private static void area(MetricSink sink, String area, MemoryUsage usage) {
    sink.add(USED, (double) usage.getUsed(), area);
    sink.add(COMMITTED, (double) usage.getCommitted(), area);
    if (usage.getMax() >= 0) {
      sink.add(MAX, (double) usage.getMax(), area);
    }
  }
}
