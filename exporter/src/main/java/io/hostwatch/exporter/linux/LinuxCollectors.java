package io.hostwatch.exporter.linux;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.cpu.CpuCollectors;
import io.hostwatch.exporter.linux.disk.DiskCollectors;
import io.hostwatch.exporter.linux.disk.FileSystemStat;
import io.hostwatch.exporter.linux.disk.Statvfs;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.hardware.HardwareCollectors;
import io.hostwatch.exporter.linux.libc.PageSize;
import io.hostwatch.exporter.linux.memory.MemoryCollectors;
import io.hostwatch.exporter.linux.net.Ethtool;
import io.hostwatch.exporter.linux.net.EthtoolSocket;
import io.hostwatch.exporter.linux.net.NetCollectors;
import io.hostwatch.exporter.linux.storage.StorageCollectors;
import io.hostwatch.exporter.linux.system.Adjtimex;
import io.hostwatch.exporter.linux.system.KernelClock;
import io.hostwatch.exporter.linux.system.SystemCollectors;
import io.hostwatch.exporter.linux.systemd.DbusSystemd;
import io.hostwatch.exporter.linux.systemd.Systemd;
import io.hostwatch.exporter.linux.systemd.SystemdCollectors;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The collectors of a Linux host. */
public final class LinuxCollectors {

  private LinuxCollectors() {}

  /**
   * Every collector of Linux; each says whether it is on by default.
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
            System.getProperty("os.arch"),
            EthtoolSocket::new,
            new Adjtimex(),
            () -> options.systemd().direct() ? DbusSystemd.direct() : DbusSystemd.overTheBus()));
  }

  static List<Collector> all(LinuxOptions options, Surroundings here) {
    HostPaths paths = options.paths();
    return Stream.of(
            CpuCollectors.all(paths, options.cpu()),
            MemoryCollectors.all(paths, options.memory()),
            SystemCollectors.all(
                paths, options.system(), here.clock(), here.kernelClock(), here.jvmMachine()),
            SystemdCollectors.all(options.systemd(), here.systemd()),
            DiskCollectors.all(paths, options.disk(), here.stat()),
            StorageCollectors.all(paths, options.storage()),
            NetCollectors.all(paths, options.net(), here.pageSize(), here.ethtool()),
            HardwareCollectors.all(paths, options.hardware()))
        .flatMap(List::stream)
        .toList();
  }

  /** What the collectors learn from elsewhere than the host's files. */
  record Surroundings(
      FileSystemStat stat,
      int pageSize,
      Clock clock,
      String jvmMachine,
      Supplier<Ethtool> ethtool,
      KernelClock kernelClock,
      Systemd.Connector systemd) {}
}
