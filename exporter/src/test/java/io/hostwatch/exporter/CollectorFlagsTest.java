package io.hostwatch.exporter;

import static io.hostwatch.exporter.CommandLines.refuse;
import static io.hostwatch.exporter.CommandLines.serve;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.disk.DiskOptions;
import io.hostwatch.exporter.linux.system.Sysctl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which collectors run, and what they choose. */
class CollectorFlagsTest {

  @Test
  void parse_collectorSwitches_turnOnAndOff() {
    ExporterConfig config = serve("--no-collector.cpu", "--collector.slow");

    assertThat(config.collectors()).containsExactlyInAnyOrder("meminfo", "slow");
  }

  @Test
  void parse_disableDefaults_leavesWhatIsNamed() {
    ExporterConfig config = serve("--collector.disable-defaults", "--collector.cpu");

    assertThat(config.collectors()).containsExactly("cpu");
  }

  @Test
  void parse_includeAlone_clearsTheDefaultExclude() {
    LinuxOptions linux = serve("--collector.diskstats.device-include=^loop0$").linux();

    assertThat(linux.disk().disks().accepts("loop0")).isTrue();
    assertThat(linux.disk().disks().accepts("sda")).isFalse();
    assertThat(linux.disk().mountPoints().accepts("/proc/x")).isFalse();
  }

  @Test
  void parse_emptyExclude_letsEverythingPass() {
    LinuxOptions linux = serve("--collector.diskstats.device-exclude=").linux();

    assertThat(linux.disk().disks().accepts("loop0")).isTrue();
  }

  @Test
  void parse_noFilter_excludesAsNodeExporterDoes() {
    LinuxOptions linux = serve().linux();

    assertThat(linux.disk().fileSystemTypes().exclude().orElseThrow().pattern())
        .isEqualTo(DiskOptions.FS_TYPES_EXCLUDE);
    assertThat(linux.disk().disks().accepts("loop0")).isFalse();
  }

  @Test
  void parse_sysctls_areKeptInTheirOrder() {
    LinuxOptions linux =
        serve(
                "--collector.sysctl.include=fs.file-nr:used,free,max",
                "--collector.sysctl.include=vm.swappiness",
                "--collector.sysctl.include-info=kernel.core_pattern",
                "--collector.stat.softirq")
            .linux();

    assertThat(linux.system().sysctls())
        .extracting(Sysctl::name)
        .containsExactly("fs.file-nr", "vm.swappiness", "kernel.core_pattern");
    assertThat(linux.system().softirqs()).isTrue();
    assertThat(refuse("--collector.sysctl.include=/etc/passwd"))
        .singleElement()
        .asString()
        .contains("/etc/passwd: expected a parameter such as vm.swappiness");
  }

  @Test
  void parse_unitsOfSystemd_mustMatchWholly() {
    LinuxOptions linux =
        serve(
                "--collector.systemd.unit-include=(ssh|cron)",
                "--collector.systemd.unit-exclude=cr.*")
            .linux();

    assertThat(linux.systemd().units().accepts("ssh")).isTrue();
    assertThat(linux.systemd().units().accepts("ssh.service")).isFalse();
    assertThat(linux.systemd().units().accepts("cron")).isFalse();
    assertThat(serve().linux().systemd().units().accepts("home.mount")).isFalse();
    assertThat(serve().linux().systemd().units().accepts("a.mount.service")).isTrue();
  }

  @Test
  void parse_slabsIncludedAndExcluded_mustPassBoth() {
    LinuxOptions linux =
        serve("--collector.slabinfo.slabs-include=^k", "--collector.slabinfo.slabs-exclude=rcl")
            .linux();

    assertThat(linux.memory().slabs().accepts("kmalloc-8")).isTrue();
    assertThat(linux.memory().slabs().accepts("kmalloc-rcl-8")).isFalse();
    assertThat(linux.memory().slabs().accepts("dentry")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "many", "99999999999"})
  void parse_topProcessesOutOfBounds_isAFault(String count) {
    assertThat(refuse("--collector.topprocesses.count=" + count))
        .containsExactly(
            "--collector.topprocesses.count=%s: expected a whole number from 1 to 100"
                .formatted(count));
  }

  @Test
  void parse_oldNamesOfFilters_meanTheSame() {
    DiskOptions disk =
        serve(
                "--collector.filesystem.ignored-mount-points=^/x",
                "--collector.filesystem.ignored-fs-types=^y$",
                "--collector.diskstats.ignored-devices=^z",
                "--collector.filesystem.stat-workers=8")
            .linux()
            .disk();

    assertThat(disk.mountPoints().accepts("/x/1")).isFalse();
    assertThat(disk.mountPoints().accepts("/proc")).isTrue();
    assertThat(disk.fileSystemTypes().accepts("y")).isFalse();
    assertThat(disk.disks().accepts("z1")).isFalse();
  }

  @Test
  void parse_oldNameBesideTheNew_isAFault() {
    List<String> faults =
        refuse(
            "--collector.diskstats.ignored-devices=^z",
            "--collector.diskstats.device-exclude=^y",
            "--collector.filesystem.ignored-fs-types=x",
            "--collector.filesystem.fs-types-include=y");

    assertThat(faults)
        .containsExactlyInAnyOrder(
            "--collector.diskstats.ignored-devices=^z: expected no"
                + " --collector.diskstats.device-exclude beside it, whose old name it is",
            "--collector.filesystem.fs-types-include=y: expected no"
                + " --collector.filesystem.ignored-fs-types beside it, or the other way");
  }
}
