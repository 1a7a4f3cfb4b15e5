package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.time.Clock;
import java.util.List;

/** The collectors of the kernel and the host as a whole. */
public final class SystemCollectors {

  private SystemCollectors() {}

  /** Each of them, by name; nothing is read before one is asked to collect. */
  public static List<Collector> all(
      HostPaths paths,
      SystemOptions options,
      Clock clock,
      KernelClock kernelClock,
      String jvmMachine) {
    return List.of(
        new CgroupsCollector(paths),
        new EntropyCollector(paths),
        new FilefdCollector(paths),
        new KernelHungCollector(paths),
        new LoadavgCollector(paths),
        new OsCollector(paths),
        new PressureCollector(paths),
        new ProcessesCollector(paths),
        new SelinuxCollector(paths),
        new StatCollector(paths, options.softirqs()),
        new SysctlCollector(paths, options.sysctls()),
        new TimeCollector(paths, clock),
        new TimexCollector(kernelClock),
        new UnameCollector(paths, jvmMachine));
  }
}
