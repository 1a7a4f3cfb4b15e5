package io.hostwatch.exporter.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.disk.DiskOptions;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxDefaultsTest {

  @ParameterizedTest
  @CsvSource({
    "/, true",
    "/run, true",
    "/home, true",
    "/device, true",
    "/var/lib/docker, true",
    "/dev, false",
    "/dev/shm, false",
    "/sys/fs/cgroup, false",
    "/run/credentials/a.service, false",
    "/var/lib/docker/overlay2/x, false",
    "/var/lib/containers/storage/overlay, false",
  })
  void mountPoints_defaults_decide(String mountPoint, boolean accepted) {
    NameFilter filter = NameFilter.excluding(DiskOptions.MOUNT_POINTS_EXCLUDE);

    assertThat(filter.accepts(mountPoint)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "ext4, true",
    "tmpfs, true",
    "nfs4, true",
    "fuse.sshfs, true",
    "cgroup2, false",
    "overlay, false",
    "squashfs, false",
    "autofs, false",
    "proc, false"
  })
  void fileSystemTypes_defaults_decide(String type, boolean accepted) {
    NameFilter filter = NameFilter.excluding(DiskOptions.FS_TYPES_EXCLUDE);

    assertThat(filter.accepts(type)).isEqualTo(accepted);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void all_defaults_listsEachCollectorOnceInOrder() {
    List<Collector> collectors = LinuxCollectors.all(LinuxOptions.defaults(HostPaths.ofThisHost()));

    assertThat(collectors)
        .filteredOn(Collector::isOnByDefault)
        .extracting(c -> c.name().value())
        .containsExactly(
            "cpu",
            "cpufreq",
            "schedstat",
            "meminfo",
            "vmstat",
            "entropy",
            "filefd",
            "kernel_hung",
            "loadavg",
            "os",
            "pressure",
            "selinux",
            "stat",
            "time",
            "timex",
            "uname",
            "btrfs",
            "diskstats",
            "filesystem",
            "bcache",
            "bcachefs",
            "mdadm",
            "nfs",
            "nfsd",
            "nvme",
            "xfs",
            "zfs",
            "arp",
            "bonding",
            "conntrack",
            "fibrechannel",
            "infiniband",
            "ipvs",
            "netclass",
            "netdev",
            "netstat",
            "sockstat",
            "softnet",
            "udp_queues",
            "dmi",
            "edac",
            "hwmon",
            "powersupplyclass",
            "rapl",
            "tapestats",
            "thermal_zone",
            "watchdog");
    assertThat(collectors)
        .filteredOn(c -> !c.isOnByDefault())
        .extracting(c -> c.name().value())
        .containsExactly(
            "interrupts",
            "softirqs",
            "buddyinfo",
            "ksmd",
            "meminfo_numa",
            "slabinfo",
            "swap",
            "zoneinfo",
            "cgroups",
            "processes",
            "sysctl",
            "systemd",
            "dmmultipath",
            "mountstats",
            "ethtool",
            "tcpstat");
  }

  @Test
  void rememberedFilter_moreNamesThanItKeeps_stillDecidesRight() {
    RememberedFilter filter = new RememberedFilter(NameFilter.excluding("7$"));

    for (int i = 0; i < 20_000; i++) {
      assertThat(filter.accepts("veth" + i)).isEqualTo(i % 10 != 7);
    }
  }
}
