package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.disk.DiskOptions;
import java.util.ArrayList;
import java.util.List;

/** The flags of the collectors of disks and file systems. */
final class DiskFlags {
  static final String MOUNT_TIMEOUT = "--collector.filesystem.mount-timeout";

  private static final String MOUNT_POINTS = "--collector.filesystem.mount-points";
  private static final String FS_TYPES = "--collector.filesystem.fs-types";
  private static final String DISKS = "--collector.diskstats.device";

  private DiskFlags() {}

  static List<Flag> all() {
    List<Flag> flags = new ArrayList<>();
    flags.addAll(Flags.filter(MOUNT_POINTS, DiskOptions.MOUNT_POINTS_EXCLUDE, "mount points"));
    flags.addAll(Flags.filter(FS_TYPES, DiskOptions.FS_TYPES_EXCLUDE, "file system types"));
    flags.add(
        Flag.value(
            MOUNT_TIMEOUT,
            "DURATION",
            "2s",
            "How long a scrape waits for one mount before it counts as stuck."));
    flags.addAll(Flags.filter(DISKS, DiskOptions.DISKS_EXCLUDE, "block devices"));
    return flags;
  }

  static DiskOptions options(FlagValues flags) {
    return new DiskOptions(
        flags.filter(MOUNT_POINTS),
        flags.filter(FS_TYPES),
        flags.filter(DISKS),
        flags.duration(MOUNT_TIMEOUT));
  }
}
