package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatCollectorTest {
  @TempDir private Path root;

  @Test
  void collect_veryLongInterruptLine_takesItsTotal() throws IOException {
    new HostTree(root).with("proc/stat", "intr 42" + " 0".repeat(50_000) + "\nctxt 7\n");
    RecordingSink sink = new RecordingSink();

    collect(sink);

    assertThat(sink.lines()).containsExactly("node_context_switches_total 7", "node_intr_total 42");
  }

  @Test
  void collect_laterLineIsMalformed_keepsEarlierSamples() {
    new HostTree(root).with("proc/stat", "intr 42 1\nctxt -7\n");
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> collect(sink))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("line \"ctxt -7\"");
    assertThat(sink.lines()).containsExactly("node_intr_total 42");
  }

  @Test
  void collect_softirqsAreWanted_tellsThemByVector() throws IOException {
    new HostTree(root).with("proc/stat", "softirq 55 1 2 3 4 5 6 7 8 9 10\n");
    RecordingSink sink = new RecordingSink();

    collect(sink, true);

    assertThat(sink.lines())
        .containsExactly(
            "node_softirqs_total{vector=\"block\"} 5",
            "node_softirqs_total{vector=\"block_iopoll\"} 6",
            "node_softirqs_total{vector=\"hi\"} 1",
            "node_softirqs_total{vector=\"hrtimer\"} 9",
            "node_softirqs_total{vector=\"net_rx\"} 4",
            "node_softirqs_total{vector=\"net_tx\"} 3",
            "node_softirqs_total{vector=\"rcu\"} 10",
            "node_softirqs_total{vector=\"sched\"} 8",
            "node_softirqs_total{vector=\"tasklet\"} 7",
            "node_softirqs_total{vector=\"timer\"} 2");
  }

  @Test
  void collect_emptyFile_fails() {
    new HostTree(root).with("proc/stat", "");

    assertThatThrownBy(() -> collect(new RecordingSink())).hasMessageContaining("has no line of");
  }

  private void collect(RecordingSink sink) throws IOException {
    collect(sink, false);
  }

  private void collect(RecordingSink sink, boolean softirqs) throws IOException {
    new StatCollector(new HostTree(root).paths(), softirqs).collect(sink);
  }
}
