package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.disk.DiskOptions;
import io.hostwatch.exporter.linux.system.Sysctl;
import io.hostwatch.exporter.logging.LogFormat;
import io.hostwatch.exporter.logging.LogLevel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
  private static final SequencedMap<String, Boolean> COLLECTORS =
      new TreeMap<>(Map.of("cpu", true, "meminfo", true, "slow", false));

  private final CommandParser parser =
      new CommandParser(COLLECTORS, "hostwatch-exporter, v1", Map.of());

  @Test
  void parse_noArguments_givesTheDefaults() {
    ExporterConfig config = serve();

    assertThat(config.web().addresses()).containsExactly(new InetSocketAddress(9100));
    assertThat(config.web().metricsPath()).isEqualTo("/metrics");
    assertThat(config.web().maxRequests()).isEqualTo(40);
    assertThat(config.web().scrapeTimeout()).isEqualTo(Duration.ofMillis(4500));
    assertThat(config.web().exporterMetrics()).isTrue();
    assertThat(config.collectors()).containsExactlyInAnyOrder("cpu", "meminfo");
    assertThat(config.linux().paths().procfs()).hasToString("/proc");
    assertThat(config.log()).isEqualTo(new ExporterConfig.Log(LogLevel.INFO, LogFormat.LOGFMT));
  }

  @Test
  void parse_valueAfterBlankOrEquals_isTheSame() {
    assertThat(serve("--web.max-requests", "7").web().maxRequests()).isEqualTo(7);
    assertThat(serve("--web.max-requests=7").web().maxRequests()).isEqualTo(7);
  }

  @Test
  void parse_repeatedAddresses_listensOnAll() {
    ExporterConfig config =
        serve("--web.listen-address=127.0.0.1:9100", "--web.listen-address=[::1]:9101");

    assertThat(config.web().addresses())
        .extracting(address -> address.getAddress().isLoopbackAddress() + ":" + address.getPort())
        .containsExactly("true:9100", "true:9101");
  }

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
  void parse_manyFaults_tellsThemAllWithKeyValueAndForm() {
    List<String> faults =
        refuse(
            "--web.listen-address=nowhere",
            "--web.max-requests=many",
            "--web.telemetry-path=metrics",
            "--scrape.timeout=5",
            "--path.procfs=proc",
            "--collector.vmstat.fields=(",
            "--collector.diskstats.device-include=a",
            "--collector.diskstats.device-exclude=b",
            "--collector.nonsense",
            "--collector.cpu",
            "--no-collector.cpu",
            "--log.level=loud");

    assertThat(faults)
        .anyMatch(f -> f.startsWith("--web.listen-address=nowhere: expected [HOST]:PORT"))
        .anyMatch(f -> f.startsWith("--web.max-requests=many: expected a whole number"))
        .anyMatch(f -> f.startsWith("--web.telemetry-path=metrics: expected a path"))
        .anyMatch(f -> f.startsWith("--scrape.timeout=5: expected a duration"))
        .anyMatch(f -> f.startsWith("--path.procfs=proc: expected an absolute path"))
        .anyMatch(f -> f.startsWith("--collector.vmstat.fields=(: expected a regular expression"))
        .anyMatch(f -> f.startsWith("--collector.diskstats.device-include=a: expected no "))
        .anyMatch(f -> f.startsWith("--collector.nonsense: unknown"))
        .anyMatch(f -> f.startsWith("--no-collector.cpu: stands beside itself or --collector"))
        .anyMatch(f -> f.equals("--log.level=loud: expected one of debug, info, warn, error"))
        .hasSize(10)
        .allMatch(f -> !f.contains("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--collector.cpu=false", "stray", "--web.max-requests", "-x"})
  void parse_whatNodeExporterRefuses_isRefused(String argument) {
    assertThat(refuse(argument)).hasSize(1);
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

  @Test
  void parse_hostBackend_isTheSystemsOwnUnlessAskedFor() {
    assertThat(serve().host().backend()).isEqualTo(HostBackend.NATIVE);
    assertThat(serve("--host.backend=oshi").host().backend()).isEqualTo(HostBackend.OSHI);
    assertThat(refuse("--host.backend=wmi"))
        .containsExactly("--host.backend=wmi: expected one of native, oshi");
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
  void parse_foldersThatAreNotThere_areFaults() {
    List<String> faults = refuse("--path.procfs=/no/such/proc", "--path.rootfs=/no/such/root");

    assertThat(faults)
        .containsExactly(
            "--path.procfs=/no/such/proc: expected a folder that is there",
            "--path.rootfs=/no/such/root: expected a folder that is there");
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

  @Test
  void parse_metricsWhereHealthIs_isAFault() {
    assertThat(refuse("--web.telemetry-path=/-/healthy")).hasSize(1);
  }

  @Test
  void parse_systemdSocketButNoneHandedOver_isAFault() {
    assertThat(refuse("--web.systemd-socket"))
        .containsExactly(
            "--web.systemd-socket: systemd handed over no socket (LISTEN_PID, LISTEN_FDS)");
  }

  @Test
  void parse_socketsOfThisProcess_areCounted() {
    String pid = Long.toString(ProcessHandle.current().pid());
    CommandParser activated =
        new CommandParser(COLLECTORS, "v1", Map.of("LISTEN_PID", pid, "LISTEN_FDS", "2"));

    Command command = activated.parse(List.of("--web.systemd-socket"));

    assertThat(command)
        .isInstanceOfSatisfying(
            Command.Serve.class,
            serve -> assertThat(serve.config().web().inheritedSockets()).isEqualTo(2));
  }

  @Test
  void parse_vsock_isRefusedClearly() {
    assertThat(refuse("--web.listen-address=vsock://:9100"))
        .singleElement()
        .asString()
        .endsWith("not vsock");
  }

  @Test
  void parse_help_printsEveryFlag() {
    Command command = parser.parse(List.of("--help"));

    assertThat(command).isInstanceOf(Command.Print.class);
    String help = ((Command.Print) command).text();
    assertThat(Flags.all(COLLECTORS)).allMatch(flag -> help.contains(flag.name()));
  }

  @Test
  void parse_version_printsItAlone() {
    Command command = parser.parse(List.of("--version"));

    assertThat(command)
        .isEqualTo(new Command.Print("hostwatch-exporter, v1" + System.lineSeparator()));
  }

  private ExporterConfig serve(String... arguments) {
    Command command = parser.parse(List.of(arguments));
    assertThat(command).isInstanceOf(Command.Serve.class);
    return ((Command.Serve) command).config();
  }

  private List<String> refuse(String... arguments) {
    Command command = parser.parse(List.of(arguments));
    assertThat(command).isInstanceOf(Command.Refuse.class);
    return ((Command.Refuse) command).faults();
  }
}
