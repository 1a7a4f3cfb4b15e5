package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.linux.file.NameFilter;
import java.time.Duration;

/**
 * What the collectors of disks can be told; the patterns' defaults are node_exporter's.
 *
 * @param mountTimeout how long a scrape waits for {@code statfs} on one mount before it reports the
 *     mount as stuck
 */
public record DiskOptions(
    NameFilter mountPoints, NameFilter fileSystemTypes, NameFilter disks, Duration mountTimeout) {

  /** Mount points that are not reported. */
  public static final String MOUNT_POINTS_EXCLUDE =
      "^/(dev|proc|run/credentials/.+|sys|var/lib/docker/.+|var/lib/containers/storage/.+)($|/)";

  /** File systems that are not reported. */
  public static final String FS_TYPES_EXCLUDE =
      "^(autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|fusectl|hugetlbfs|"
          + "iso9660|mqueue|nsfs|overlay|proc|procfs|pstore|rpc_pipefs|securityfs|selinuxfs|"
          + "squashfs|erofs|sysfs|tracefs)$";

  /** Block devices that are not reported: partitions and devices without a disk of their own. */
  public static final String DISKS_EXCLUDE =
      "^(z?ram|loop|fd|(h|s|v|xv)d[a-z]|nvme\\d+n\\d+p)\\d+$";

  /**
   * How long a scrape waits for the file systems to say how full they are.
   *
   * <p>Shorter than node_exporter's five seconds, because that is as long as a whole scrape may
   * take where hosts are scraped every five seconds.
   */
  public static final Duration MOUNT_TIMEOUT = Duration.ofSeconds(2);

  /** What they do unless told otherwise. */
  public static DiskOptions defaults() {
    return new DiskOptions(
        NameFilter.excluding(MOUNT_POINTS_EXCLUDE),
        NameFilter.excluding(FS_TYPES_EXCLUDE),
        NameFilter.excluding(DISKS_EXCLUDE),
        MOUNT_TIMEOUT);
  }
}
