package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.util.List;

/** The collectors of what the CPUs do. */
public final class CpuCollectors {

  private CpuCollectors() {}

  /** Each of them, by name; nothing is read before one is asked to collect. */
  public static List<Collector> all(HostPaths paths, CpuOptions options) {
    return List.of(
        new CpuCollector(paths, options, System::nanoTime),
        new CpufreqCollector(paths, System::nanoTime),
        new InterruptsCollector(paths, options.interrupts()),
        new SchedstatCollector(paths),
        new SoftirqsCollector(paths));
  }
}
