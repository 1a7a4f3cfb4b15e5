package io.hostwatch.exporter.linux;

import io.hostwatch.exporter.collector.Collector;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** The collectors of a Linux host. */
public final class LinuxCollectors {

  private LinuxCollectors() {}

  /**
   * Every collector of this package, each of which node_exporter enables by default.
   *
   * <p>Only for 64-bit Linux. Nothing is read before a collector is asked to collect.
   */
  public static List<Collector> all(LinuxOptions options) {
    return all(
        options,
        new Surroundings(
            new Statvfs(),
            PageSize.ofThisHost(),
            Clock.system(ZoneId.systemDefault()),
            System.getProperty("os.arch")));
  }

  static List<Collector> all(LinuxOptions options, Surroundings here) {
    HostPaths paths = options.paths();
    return List.of(
        new CpuCollector(paths),
        new DiskstatsCollector(paths, options.disks()),
        new FilefdCollector(paths),
        new FilesystemCollector(options, here.stat()),
        new LoadavgCollector(paths),
        new MeminfoCollector(paths),
        new NetdevCollector(paths, options.netDevices()),
        new NetstatCollector(paths, options.netstatFields()),
        new OsCollector(paths),
        new PressureCollector(paths),
        new SockstatCollector(paths, here.pageSize()),
        new StatCollector(paths),
        new TimeCollector(paths, here.clock()),
        new UnameCollector(paths, here.jvmMachine()),
        new VmstatCollector(paths, options.vmstatFields()));
  }

  /** What the collectors learn from elsewhere than the host's files. */
  record Surroundings(FileSystemStat stat, int pageSize, Clock clock, String jvmMachine) {}
}
