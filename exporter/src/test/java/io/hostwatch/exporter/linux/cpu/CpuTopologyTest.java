package io.hostwatch.exporter.linux.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTopologyTest {
  @TempDir private Path root;
  private final AtomicLong now = new AtomicLong();
  private HostTree host;
  private CpuTopology topology;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
    topology = new CpuTopology(root, now::get);
  }

  @Test
  void collect_threadsOfOneCore_countItOnce() throws IOException {
    for (int cpu = 0; cpu < 4; cpu++) {
      host.with("cpu" + cpu + "/topology/physical_package_id", "0\n")
          .with("cpu" + cpu + "/topology/core_id", cpu % 2 + "\n")
          .with("cpu" + cpu + "/thermal_throttle/core_throttle_count", "5\n")
          .with("cpu" + cpu + "/thermal_throttle/package_throttle_count", "9\n");
    }

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_cpu_core_throttles_total{package=\"0\",core=\"0\"} 5",
            "node_cpu_core_throttles_total{package=\"0\",core=\"1\"} 5",
            "node_cpu_package_throttles_total{package=\"0\"} 9");
  }

  @Test
  void collect_packageUnknown_leavesThrottlesOut() throws IOException {
    host.with("cpu0/topology/physical_package_id", "-1\n")
        .with("cpu0/topology/core_id", "0\n")
        .with("cpu0/thermal_throttle/core_throttle_count", "5\n");

    RecordingSink sink = collect();

    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_cpuOffline_saysSo() throws IOException {
    host.with("cpu0/online", "1\n").with("cpu2/online", "0\n").with("cpu10/online", "1\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_cpu_online{cpu=\"0\"} 1",
            "node_cpu_online{cpu=\"10\"} 1",
            "node_cpu_online{cpu=\"2\"} 0");
  }

  @Test
  void collect_firstCpuCannotGoOffline_saysNothingOfAny() throws IOException {
    host.with("cpu0/uevent", "").with("cpu1/online", "1\n");

    RecordingSink sink = collect();

    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_isolatedRange_namesEachCpu() throws IOException {
    host.with("isolated", "1,3-5\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_cpu_isolated{cpu=\"1\"} 1",
            "node_cpu_isolated{cpu=\"3\"} 1",
            "node_cpu_isolated{cpu=\"4\"} 1",
            "node_cpu_isolated{cpu=\"5\"} 1");
  }

  @Test
  void collect_isolatedIsNoList_fails() {
    host.with("isolated", "1;2\n");

    assertThatThrownBy(this::collect)
        .hasMessageEndingWith("isolated: \"1;2\": expected CPUs such as 1,3-5");
  }

  @Test
  void collect_countRises_isReadEachTime() throws IOException {
    host.with("cpu0/topology/physical_package_id", "0\n")
        .with("cpu0/topology/core_id", "0\n")
        .with("cpu0/thermal_throttle/core_throttle_count", "5\n");
    collect();

    host.with("cpu0/thermal_throttle/core_throttle_count", "6\n");
    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly("node_cpu_core_throttles_total{package=\"0\",core=\"0\"} 6");
  }

  @Test
  void collect_listOfOnlineChanges_looksAgainAtOnce() throws IOException {
    host.with("online", "0-1\n").with("cpu0/online", "1\n").with("cpu1/online", "1\n");
    collect();

    host.with("online", "0\n").with("cpu1/online", "0\n");
    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly("node_cpu_online{cpu=\"0\"} 1", "node_cpu_online{cpu=\"1\"} 0");
  }

  @Test
  void collect_cpuAppears_isSeenWithinAMinute() throws IOException {
    host.with("cpu0/online", "1\n");
    collect();
    host.with("cpu1/online", "1\n");

    RecordingSink early = collect();
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    RecordingSink late = collect();

    assertThat(early.lines()).hasSize(1);
    assertThat(late.lines()).hasSize(2);
  }

  @Test
  void collect_noSysfs_addsNothing() throws IOException {
    RecordingSink sink = new RecordingSink();

    new CpuTopology(root.resolve("none"), now::get).collect(sink);

    assertThat(sink.lines()).isEmpty();
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    topology.collect(sink);
    return sink;
  }
}
