package io.hostwatch.exporter.oshi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.util.List;
import org.junit.jupiter.api.Test;

/** loadavg, stat, filefd, processes, uname, os and time. */
class SystemCollectorsTest {
  private final RecordedHost windows = new RecordedHost(Platform.WINDOWS);
  private final RecordedHost mac = new RecordedHost(Platform.MACOS);

  @Test
  void loadavg_negativeOnWindows_isNoData() {
    assertThatThrownBy(() -> new LoadavgCollector(windows).collect(new RecordingSink()))
        .isInstanceOf(NoDataException.class);
  }

  @Test
  void loadavg_negativeOnMacOs_fails() {
    assertThatThrownBy(() -> new LoadavgCollector(mac).collect(new RecordingSink()))
        .isInstanceOf(CollectorException.class)
        .isNotInstanceOf(NoDataException.class);
  }

  @Test
  void loadavg_workedOut_isServed() throws Exception {
    windows.load = new LoadReading(1.5, 0.25, 0);

    assertThat(RecordedHost.lines(new LoadavgCollector(windows)))
        .containsExactly("node_load1 1.5", "node_load15 0", "node_load5 0.25");
  }

  @Test
  void stat_windows_hasAllThree() throws Exception {
    windows.kernel = new KernelReading(5_000_000_000L, 700, 1_699_000_000);

    assertThat(RecordedHost.lines(new StatCollector(windows)))
        .containsExactly(
            "node_boot_time_seconds 1699000000",
            "node_context_switches_total 5000000000",
            "node_intr_total 700");
  }

  @Test
  void stat_macOsZeros_areSkipped() throws Exception {
    mac.kernel = new KernelReading(0, 0, 1_699_000_000);

    assertThat(RecordedHost.lines(new StatCollector(mac)))
        .containsExactly("node_boot_time_seconds 1699000000");
  }

  @Test
  void stat_countFallsToZero_fails() throws Exception {
    StatCollector collector = new StatCollector(windows);
    windows.kernel = new KernelReading(10, 700, 1_699_000_000);
    collector.collect(new RecordingSink());
    windows.kernel = new KernelReading(0, 701, 1_699_000_000);

    assertThatThrownBy(() -> collector.collect(new RecordingSink()))
        .hasMessage("node_context_switches_total fell to 0");
  }

  @Test
  void filefd_known_isServed() throws Exception {
    mac.openFiles = new OpenFilesReading(11_204, 245_760);

    assertThat(RecordedHost.lines(new FilefdCollector(mac)))
        .containsExactly("node_filefd_allocated 11204", "node_filefd_maximum 245760");
  }

  @Test
  void processes_unknownThreads_areLeftOut() throws Exception {
    mac.tasks = new TaskReading(312, 0);

    assertThat(RecordedHost.lines(new ProcessesCollector(mac)))
        .containsExactly("node_processes_pids 312");
  }

  @Test
  void uname_macOs_isDarwin() throws Exception {
    assertThat(RecordedHost.lines(new UnameCollector(RecordedHost.read(mac.identity()))))
        .containsExactly(
            "hostwatch_host_refresh_timestamp_seconds{source=\"here\"} 1700000000",
            "node_uname_info{sysname=\"Darwin\",release=\"24.5.0\","
                + "version=\"Darwin Kernel Version 24.5.0\",machine=\"arm64\","
                + "nodename=\"mac1\",domainname=\"(none)\"} 1");
  }

  @Test
  void os_windows_tellsItsVersion() throws Exception {
    assertThat(RecordedHost.lines(new OsCollector(RecordedHost.read(windows.identity()))))
        .containsExactly(
            "hostwatch_host_refresh_timestamp_seconds{source=\"here\"} 1700000000",
            "node_os_info{build_id=\"22631\",id=\"windows\",id_like=\"\",image_id=\"\","
                + "image_version=\"\",name=\"Windows\",pretty_name=\"Windows 11\",variant=\"\","
                + "variant_id=\"\",version=\"11\",version_codename=\"Pro\",version_id=\"11\"} 1",
            "node_os_version{id=\"windows\",id_like=\"\",name=\"Windows\"} 11");
  }

  @Test
  void cpufreq_unknownOnes_areLeftOut() throws Exception {
    assertThat(RecordedHost.lines(new CpufreqCollector(RecordedHost.read(List.of(3_200L, -1L)))))
        .contains("node_cpu_scaling_frequency_hertz{cpu=\"0\"} 3200")
        .noneMatch(line -> line.contains("cpu=\"1\""));
  }

  @Test
  void cpufreq_noneKnown_isNoData() {
    CpufreqCollector collector = new CpufreqCollector(RecordedHost.read(List.of(0L, -1L)));

    assertThatThrownBy(() -> collector.collect(new RecordingSink()))
        .isInstanceOf(NoDataException.class);
  }

  @Test
  void time_tellsTheZone() throws Exception {
    assertThat(RecordedHost.lines(new TimeCollector(RecordedHost.CLOCK)))
        .contains("node_time_seconds 1700000000");
  }

  @Test
  void names_filefdOnWindows_isNone() {
    assertThat(HostCollectors.names(Platform.WINDOWS)).doesNotContainKey("filefd");
    assertThat(HostCollectors.names(Platform.MACOS))
        .containsEntry("filefd", true)
        .containsEntry("processes", false);
  }
}
