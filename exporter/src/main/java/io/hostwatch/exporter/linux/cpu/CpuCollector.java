package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * What each CPU spends its time on, and which CPUs are online, isolated or throttled.
 *
 * <pre>{@code
 * node_cpu_seconds_total{cpu="0",mode="idle"} 10870.69
 * node_cpu_guest_seconds_total{cpu="0",mode="user"} 0.02
 * node_cpu_core_throttles_total{package="0",core="0"} 5
 * node_cpu_package_throttles_total{package="0"} 30
 * node_cpu_online{cpu="0"} 1
 * node_cpu_isolated{cpu="3"} 1
 * node_cpu_info{package="0",core="1",cpu="1",vendor="GenuineIntel",…} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/stat}, {@code /sys/devices/system/cpu} and, if asked for, {@code
 * /proc/cpuinfo}.
 */
final class CpuCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("cpu");

  private final CpuTimes times;
  private final CpuTopology topology;
  private final CpuInfo info;

  CpuCollector(HostPaths paths, CpuOptions options, LongSupplier nanoClock) {
    times = new CpuTimes(paths.procfs().resolve("stat"), options.guestTimes());
    topology = new CpuTopology(paths.sysfs().resolve("devices/system/cpu"), nanoClock);
    info = new CpuInfo(paths.procfs().resolve("cpuinfo"), options.info());
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    times.collect(sink);
    topology.collect(sink);
    info.collect(sink);
  }
}
