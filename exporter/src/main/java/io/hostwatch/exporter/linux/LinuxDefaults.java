package io.hostwatch.exporter.linux;

import java.time.Duration;

/** What the Linux collectors do unless told otherwise; the patterns are node_exporter's. */
public final class LinuxDefaults {

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

  /** Fields of the network stack's statistics that are reported. */
  public static final String NETSTAT_FIELDS =
      "^(.*_(InErrors|InErrs)|Ip_Forwarding|Ip(6|Ext)_(InOctets|OutOctets)|"
          + "Icmp6?_(InMsgs|OutMsgs)|TcpExt_(Listen.*|Syncookies.*|TCPSynRetrans|TCPTimeouts|"
          + "TCPOFOQueue|TCPRcvQDrop)|Tcp_(ActiveOpens|InSegs|OutSegs|OutRsts|PassiveOpens|"
          + "RetransSegs|CurrEstab)|Udp6?_(InDatagrams|OutDatagrams|NoPorts|RcvbufErrors|"
          + "SndbufErrors))$";

  /** Fields of the virtual memory's statistics that are reported. */
  public static final String VMSTAT_FIELDS = "^(oom_kill|pgpg|pswp|pg.*fault).*";

  /**
   * How long a scrape waits for the file systems to say how full they are.
   *
   * <p>Shorter than node_exporter's five seconds, because that is as long as a whole scrape may
   * take where hosts are scraped every five seconds.
   */
  public static final Duration MOUNT_TIMEOUT = Duration.ofSeconds(2);

  private LinuxDefaults() {}
}
