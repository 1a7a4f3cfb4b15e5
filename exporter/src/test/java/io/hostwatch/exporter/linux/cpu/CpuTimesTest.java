package io.hostwatch.exporter.linux.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTimesTest {
  private static final String IDLE = "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} ";
  private static final String IOWAIT = "node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"} ";

  @TempDir private Path root;
  private HostTree host;
  private CpuTimes times;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
    times = new CpuTimes(root.resolve("proc/stat"), true);
  }

  @Test
  void collect_countsFallALittle_keepsTheHighest() throws IOException {
    host.with("proc/stat", "cpu0 10 0 10 1000 50 0 0 0 0 0\n");
    collect();
    host.with("proc/stat", "cpu0 10 0 10 701 49 0 0 0 0 0\n");

    RecordingSink second = collect();

    assertThat(second.lines()).contains(IDLE + "10", IOWAIT + "0.5");
  }

  @Test
  void collect_idleFallsThreeSeconds_startsAnew() throws IOException {
    host.with("proc/stat", "cpu0 10 0 10 1000 50 0 0 0 0 0\n");
    collect();
    host.with("proc/stat", "cpu0 10 0 10 700 1 0 0 0 0 0\n");

    RecordingSink second = collect();

    assertThat(second.lines()).contains(IDLE + "7", IOWAIT + "0.01");
  }

  @Test
  void collect_cpuGoesOfflineAndComesBack_isNotHeldToItsPast() throws IOException {
    host.with("proc/stat", "cpu0 0 0 0 100\ncpu1 0 0 0 100\n");
    collect();
    host.with("proc/stat", "cpu1 0 0 0 200\n");
    RecordingSink without = collect();
    host.with("proc/stat", "cpu0 0 0 0 1\ncpu1 0 0 0 300\n");

    RecordingSink back = collect();

    assertThat(without.lines("node_cpu_seconds_total{cpu=\"0\"")).isEmpty();
    assertThat(back.lines()).contains(IDLE + "0.01");
  }

  @Test
  void collect_oldKernelWithFewColumns_countsTheRestAsZero() throws IOException {
    host.with("proc/stat", "cpu0 1 2 3 4\n");

    RecordingSink sink = collect();

    assertThat(sink.lines()).hasSize(10).contains(IDLE + "0.04", IOWAIT + "0");
  }

  @Test
  void collect_withoutGuestTimes_leavesThemOut() throws IOException {
    host.with("proc/stat", "cpu0 1 2 3 4 5 6 7 8 9 10\n");
    RecordingSink sink = new RecordingSink();

    new CpuTimes(root.resolve("proc/stat"), false).collect(sink);

    assertThat(sink.lines()).hasSize(8).noneMatch(line -> line.contains("guest"));
  }

  @Test
  void collect_moreTicksThanACounterHolds_fails() {
    host.with("proc/stat", "cpu0 1 2 3 18446744073709551615\n");

    assertThatThrownBy(() -> times.collect(new RecordingSink()))
        .hasMessageEndingWith("expected fewer ticks");
  }

  @Test
  void collect_laterLineIsMalformed_keepsEarlierCpus() {
    host.with("proc/stat", "cpu0 1 2 3 4\ncpu1 1 2 x 4\n");
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> times.collect(sink))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("proc/stat: line \"cpu1 1 2 x 4\"");
    assertThat(sink.lines()).hasSize(10);
  }

  @Test
  void collect_noCpuLine_fails() {
    host.with("proc/stat", "cpu 1 2 3 4\nintr 5\n");

    assertThatThrownBy(this::collect).hasMessageEndingWith("has no line of a CPU");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    times.collect(sink);
    return sink;
  }
}
