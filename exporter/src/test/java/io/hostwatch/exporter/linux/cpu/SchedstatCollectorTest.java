package io.hostwatch.exporter.linux.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedstatCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_twoCpus_reportsSecondsAndTurns() throws IOException {
    host.with(
        "proc/schedstat",
        """
        version 15
        timestamp 15819019232
        cpu0 498494191 0 3533438552 2553969831 3853684107 2465731542 2500000000 500000000 47
        domain0 00000000,00000003 212499247 210112015 1861015 1860405436 536440
        cpu1 1 0 3 4 5 6 1000000000 0 8
        """);

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_schedstat_running_seconds_total{cpu=\"0\"} 2.5",
            "node_schedstat_running_seconds_total{cpu=\"1\"} 1",
            "node_schedstat_timeslices_total{cpu=\"0\"} 47",
            "node_schedstat_timeslices_total{cpu=\"1\"} 8",
            "node_schedstat_waiting_seconds_total{cpu=\"0\"} 0.5",
            "node_schedstat_waiting_seconds_total{cpu=\"1\"} 0");
  }

  @Test
  void collect_noFile_hasNoData() {
    assertThatThrownBy(this::collect)
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("schedstat: the kernel keeps no such times");
  }

  @Test
  void collect_lineTooShort_fails() {
    host.with("proc/schedstat", "cpu0 1 2 3\n");

    assertThatThrownBy(this::collect)
        .hasMessageEndingWith("line \"cpu0 1 2 3\": expected one more number");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new SchedstatCollector(host.paths()).collect(sink);
    return sink;
  }
}
