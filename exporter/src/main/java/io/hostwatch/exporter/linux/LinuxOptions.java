package io.hostwatch.exporter.linux;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What the Linux collectors can be told: where the host's trees are and which devices count.
 *
 * <p>Built by the root package from the command line; every value is checked before it gets here.
 *
 * @param mountTimeout how long a scrape waits for {@code statfs} on one mount before it reports the
 *     mount as stuck
 */
public record LinuxOptions(
    HostPaths paths,
    NameFilter mountPoints,
    NameFilter fileSystemTypes,
    NameFilter disks,
    NameFilter netDevices,
    Pattern netstatFields,
    Pattern vmstatFields,
    Duration mountTimeout) {

  /** What {@link LinuxDefaults} says, for the host whose trees are at {@code paths}. */
  public static LinuxOptions defaults(HostPaths paths) {
    return new LinuxOptions(
        paths,
        NameFilter.excluding(LinuxDefaults.MOUNT_POINTS_EXCLUDE),
        NameFilter.excluding(LinuxDefaults.FS_TYPES_EXCLUDE),
        NameFilter.excluding(LinuxDefaults.DISKS_EXCLUDE),
        NameFilter.all(),
        Pattern.compile(LinuxDefaults.NETSTAT_FIELDS),
        Pattern.compile(LinuxDefaults.VMSTAT_FIELDS),
        LinuxDefaults.MOUNT_TIMEOUT);
  }
}
