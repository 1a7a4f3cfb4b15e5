package io.hostwatch.exporter.linux.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftirqsCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_table_reportsEachKindAndCpu() throws IOException {
    host.with(
        "proc/softirqs",
        """
                    CPU0       CPU1
          HI:          3          0
          NET_RX:   55919   28694
        """);

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_softirqs_functions_total{cpu=\"0\",type=\"HI\"} 3",
            "node_softirqs_functions_total{cpu=\"0\",type=\"NET_RX\"} 55919",
            "node_softirqs_functions_total{cpu=\"1\",type=\"HI\"} 0",
            "node_softirqs_functions_total{cpu=\"1\",type=\"NET_RX\"} 28694");
  }

  @Test
  void collect_rowTooShort_fails() {
    host.with("proc/softirqs", "CPU0 CPU1\nHI: 3\n");

    assertThatThrownBy(this::collect)
        .hasMessageEndingWith("line \"HI: 3\": expected one more number");
  }

  @Test
  void collect_noHeading_fails() {
    host.with("proc/softirqs", "HI: 3\n");

    assertThatThrownBy(this::collect)
        .hasMessageEndingWith("line \"HI: 3\": expected CPU0 and so on");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new SoftirqsCollector(host.paths()).collect(sink);
    return sink;
  }
}
