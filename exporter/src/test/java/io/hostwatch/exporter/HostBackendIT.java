package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.MetricType;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.LinuxCollectors;
import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.oshi.host.HostCollectors;
import io.hostwatch.exporter.oshi.host.HostOptions;
import io.hostwatch.exporter.oshi.host.Platform;
import io.hostwatch.exporter.oshi.reader.OshiHost;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Reads this Linux host through OSHI's adapter and natively at the same time: what both report has
 * the same type and labels, and values that agree.
 *
 * <p>OSHI counts a disk's time and a host's load from the same kernel files as the native readers
 * do, so that only the time between the two readings separates them. It gives its CPUs' ticks for
 * 300 ms from memory, and its free memory is the kernel's estimate of the available one.
 */
class HostBackendIT {
  private static final double SECONDS = 15; // between the two readings, on a busy machine
  private static final double ROUGHLY = 0.05;
  private static final double MUCH_TRAFFIC = 2e9;

  private static final List<String> SLOW =
      List.of(
          "node_filesystem_size_bytes",
          "node_disk_reads_completed_total",
          "node_network_receive_bytes_total",
          "node_network_up",
          "node_uname_info",
          "node_os_info",
          "hostwatch_process_cpu_seconds_total");
  private static final Map<String, Sample> NATIVE = new TreeMap<>();
  private static final Map<String, Sample> OSHI = new TreeMap<>();
  private static HostCollectors collectors;

  private record Sample(Family family, double value) {}

  @BeforeAll
  static void readBoth() throws IOException {
    LinuxOptions defaults = LinuxOptions.defaults(HostPaths.ofThisHost());
    Set<String> names = HostCollectors.names(Platform.LINUX).keySet();
    collectors =
        HostCollectors.start(
            OshiHost.open(Platform.LINUX, false), options(defaults), names, Clock.systemUTC());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              OSHI.clear();
              collect(collectors.all(), OSHI);
              return SLOW.stream().allMatch(family -> find(OSHI, family));
            });
    collect(
        LinuxCollectors.all(defaults).stream()
            .filter(collector -> names.contains(collector.name().value()))
            .toList(),
        NATIVE);
  }

  @AfterAll
  static void stop() {
    collectors.close();
  }

  @Test
  void families_inBoth_haveTheSameTypeAndLabels() {
    Map<String, Family> known = families(NATIVE);

    families(OSHI)
        .forEach(
            (name, family) -> {
              Family other = known.getOrDefault(name, family);
              assertThat(family.type()).as(name).isEqualTo(other.type());
              assertThat(new HashSet<>(family.labelNames()))
                  .as(name)
                  .isEqualTo(new HashSet<>(other.labelNames()));
            });
    assertThat(known.keySet())
        .contains("node_cpu_seconds_total", "node_memory_MemTotal_bytes", "node_load1");
  }

  @Test
  void cpu_ofBoth_agrees() {
    assertThat(agreeing("node_cpu_seconds_total", SECONDS)).isGreaterThanOrEqualTo(8);
  }

  @Test
  void memory_ofBoth_agrees() {
    assertThat(agreeing("node_memory_MemTotal_bytes", 0)).isOne();
    assertThat(agreeing("node_memory_SwapTotal_bytes", 0)).isOne();
    assertThat(agreeing("node_memory_MemAvailable_bytes", ROUGHLY * total())).isOne();
    assertThat(agreeing("node_memory_SwapFree_bytes", ROUGHLY * total())).isOne();
    assertThat(agreeing("node_vmstat_pswpin", 1e6)).isOne();
  }

  @Test
  void disks_ofBoth_agree() {
    assertThat(agreeing("node_disk_reads_completed_total", 1e6)).isPositive();
    assertThat(agreeing("node_disk_read_bytes_total", MUCH_TRAFFIC)).isPositive();
    assertThat(agreeing("node_disk_writes_completed_total", 1e6)).isPositive();
    assertThat(agreeing("node_disk_written_bytes_total", MUCH_TRAFFIC)).isPositive();
    assertThat(agreeing("node_disk_io_time_seconds_total", SECONDS)).isPositive();
  }

  @Test
  void network_ofBoth_agrees() {
    assertThat(agreeing("node_network_receive_bytes_total", MUCH_TRAFFIC)).isPositive();
    assertThat(agreeing("node_network_transmit_bytes_total", MUCH_TRAFFIC)).isPositive();
    assertThat(agreeing("node_network_receive_packets_total", 1e6)).isPositive();
    assertThat(agreeing("node_network_receive_errs_total", 100)).isPositive();
    assertThat(agreeing("node_network_receive_drop_total", 1000)).isPositive();
    assertThat(agreeing("node_netstat_Tcp_InSegs", 1e6)).isOne();
    assertThat(agreeing("node_netstat_Tcp_PassiveOpens", 1e5)).isOne();
  }

  @Test
  void interfaces_ofBoth_agree() {
    assertThat(agreeing("node_network_up", 0)).isPositive();
    assertThat(agreeing("node_network_mtu_bytes", 0)).isPositive();
    assertThat(agreeing("node_processes_pids", 200)).isOne();
    assertThat(agreeing("node_filefd_allocated", 5000)).isOne();
  }

  @Test
  void fileSystems_ofBoth_agree() {
    assertThat(agreeing("node_filesystem_size_bytes", 0)).isPositive();
    assertThat(agreeing("node_filesystem_avail_bytes", MUCH_TRAFFIC)).isPositive();
    assertThat(agreeing("node_filesystem_free_bytes", MUCH_TRAFFIC)).isPositive();
    assertThat(agreeing("node_filesystem_files", 0)).isPositive();
    assertThat(agreeing("node_filesystem_readonly", 0)).isPositive();
  }

  @Test
  void kernel_ofBoth_agrees() {
    assertThat(agreeing("node_load1", 3)).isOne();
    assertThat(agreeing("node_boot_time_seconds", 1)).isOne();
    assertThat(agreeing("node_context_switches_total", 1e7)).isOne();
    assertThat(agreeing("node_intr_total", 1e7)).isOne();
    assertThat(agreeing("node_time_seconds", SECONDS)).isOne();
  }

  /** How many series of a family both have; fails where one's values lie further apart. */
  private static long agreeing(String family, double tolerance) {
    List<String> common =
        OSHI.keySet().stream()
            .filter(series -> series.startsWith(family + "{"))
            .filter(NATIVE::containsKey)
            .toList();
    for (String series : common) {
      assertThat(value(OSHI, series))
          .as(series)
          .isBetween(value(NATIVE, series) - tolerance, value(NATIVE, series) + tolerance);
    }
    return common.size();
  }

  private static double value(Map<String, Sample> samples, String series) {
    return samples.getOrDefault(series, new Sample(none(), Double.NaN)).value();
  }

  private static double total() {
    return value(NATIVE, "node_memory_MemTotal_bytes{}");
  }

  private static boolean find(Map<String, Sample> samples, String family) {
    return samples.keySet().stream().anyMatch(series -> series.startsWith(family + "{"));
  }

  private static Map<String, Family> families(Map<String, Sample> samples) {
    Map<String, Family> families = new TreeMap<>();
    samples.values().forEach(sample -> families.put(sample.family().name(), sample.family()));
    return families;
  }

  private static Family none() {
    return new Family("none", "", MetricType.GAUGE, List.of());
  }

  private static void collect(List<Collector> all, Map<String, Sample> samples) throws IOException {
    MetricSink sink =
        (family, value, labels) -> samples.put(series(family, labels), new Sample(family, value));
    for (Collector collector : all) {
      try {
        collector.collect(sink);
      } catch (NoDataException e) {
        assertThat(collector.name().value()) // a virtual machine has neither
            .as(e.getMessage())
            .isIn("hwmon", "powersupplyclass", "cpufreq");
      }
    }
  }

  /** The name and the labels by name, as their order may differ. */
  private static String series(Family family, String... values) {
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      labels.put(family.labelNames().get(i), values[i]);
    }
    return family.name() + labels;
  }

  private static HostOptions options(LinuxOptions linux) {
    return new HostOptions(
        linux.disk().mountPoints()::accepts,
        linux.disk().fileSystemTypes()::accepts,
        linux.disk().disks()::accepts,
        linux.net().netdev().devices()::accepts,
        linux.net().netclass().devices()::accepts,
        linux.memory().vmstatFields().asPredicate(),
        linux.net().netstatFields().asPredicate(),
        10,
        Duration.ofMillis(200));
  }
}
