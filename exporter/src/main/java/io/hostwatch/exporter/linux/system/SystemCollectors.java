package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.time.Clock;
import java.util.List;

/** The collectors of the kernel and the host as a whole. */
public final class SystemCollectors {

  private SystemCollectors() {}

  /** Each of them, by name; nothing is read before one is asked to collect. */
  public static List<Collector> all(HostPaths paths, Clock clock, String jvmMachine) {
    return List.of(
        new FilefdCollector(paths),
        new LoadavgCollector(paths),
        new OsCollector(paths),
        new PressureCollector(paths),
        new StatCollector(paths),
        new TimeCollector(paths, clock),
        new UnameCollector(paths, jvmMachine));
  }
}
