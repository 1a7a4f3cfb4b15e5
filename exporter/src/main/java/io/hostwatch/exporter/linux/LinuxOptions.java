package io.hostwatch.exporter.linux;

import io.hostwatch.exporter.linux.cpu.CpuOptions;
import io.hostwatch.exporter.linux.disk.DiskOptions;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.hardware.HardwareOptions;
import io.hostwatch.exporter.linux.memory.MemoryOptions;
import io.hostwatch.exporter.linux.net.NetOptions;
import io.hostwatch.exporter.linux.storage.StorageOptions;
import io.hostwatch.exporter.linux.system.SystemOptions;
import io.hostwatch.exporter.linux.systemd.SystemdOptions;

/**
 * What the Linux collectors can be told: where the host's trees are and what counts.
 *
 * <p>Built by the root package from the command line; every value is checked before it gets here.
 */
public record LinuxOptions(
    HostPaths paths,
    CpuOptions cpu,
    MemoryOptions memory,
    SystemOptions system,
    SystemdOptions systemd,
    DiskOptions disk,
    StorageOptions storage,
    NetOptions net,
    HardwareOptions hardware) {

  /** The defaults, for the host whose trees are at {@code paths}. */
  public static LinuxOptions defaults(HostPaths paths) {
    return new LinuxOptions(
        paths,
        CpuOptions.defaults(),
        MemoryOptions.defaults(),
        SystemOptions.defaults(),
        SystemdOptions.defaults(),
        DiskOptions.defaults(),
        StorageOptions.defaults(),
        NetOptions.defaults(),
        HardwareOptions.defaults());
  }
}
