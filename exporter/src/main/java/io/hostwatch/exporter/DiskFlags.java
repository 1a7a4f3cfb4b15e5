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
  private static final String OLD_MOUNT_POINTS = "--collector.filesystem.ignored-mount-points";
  private static final String OLD_FS_TYPES = "--collector.filesystem.ignored-fs-types";
  private static final String OLD_DISKS = "--collector.diskstats.ignored-devices";
  private static final String STAT_WORKERS = "--collector.filesystem.stat-workers";

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
    flags.add(old(OLD_MOUNT_POINTS, MOUNT_POINTS));
    flags.add(old(OLD_FS_TYPES, FS_TYPES));
    flags.add(old(OLD_DISKS, DISKS));
    flags.add(
        Flag.value(
            STAT_WORKERS,
            "N",
            "4",
            "Changes nothing: a thread is added for each mount that hangs, and only then."));
    return flags;
  }

  private static Flag old(String name, String prefix) {
    return Flag.value(name, "REGEX", "", "Old name of " + prefix + Flags.EXCLUDE + ".");
  }

  static DiskOptions options(FlagValues flags) {
    flags.count(STAT_WORKERS); // node_exporter's users may have it in their unit files
    return new DiskOptions(
        flags.filterWithOldName(MOUNT_POINTS, OLD_MOUNT_POINTS),
        flags.filterWithOldName(FS_TYPES, OLD_FS_TYPES),
        flags.filterWithOldName(DISKS, OLD_DISKS),
        flags.duration(MOUNT_TIMEOUT));
  }
}
