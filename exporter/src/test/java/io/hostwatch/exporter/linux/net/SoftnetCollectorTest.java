package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftnetCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String NINE = "0a 0b 0c 00 00 00 00 00 0d";

  @Test
  void collect_newKernel_namesTheCpus() throws IOException {
    host.with("proc/net/softnet_stat", NINE + " 0e 0f 10 02 0 0\n" + NINE + " 0 0 0 07\n");

    assertThat(collect())
        .hasSize(14)
        .contains(
            "node_softnet_backlog_len{cpu=\"2\"} 16",
            "node_softnet_cpu_collision_total{cpu=\"2\"} 13",
            "node_softnet_dropped_total{cpu=\"2\"} 11",
            "node_softnet_flow_limit_count_total{cpu=\"2\"} 15",
            "node_softnet_processed_total{cpu=\"7\"} 10",
            "node_softnet_received_rps_total{cpu=\"2\"} 14",
            "node_softnet_times_squeezed_total{cpu=\"7\"} 12");
  }

  @Test
  void collect_oldKernels_countCpusAndMissingColumnsAsNone() throws IOException {
    host.with("proc/net/softnet_stat", NINE + "\n" + NINE + " 02 03\n");

    assertThat(collect())
        .contains(
            "node_softnet_backlog_len{cpu=\"0\"} 0",
            "node_softnet_received_rps_total{cpu=\"0\"} 0",
            "node_softnet_flow_limit_count_total{cpu=\"1\"} 3",
            "node_softnet_processed_total{cpu=\"1\"} 10");
  }

  @Test
  void collect_largestNumber_isUnsigned() throws IOException {
    host.with("proc/net/softnet_stat", "F0000769 0 0 0 0 0 0 0 0\n");

    assertThat(collect()).contains("node_softnet_processed_total{cpu=\"0\"} 4026533737");
  }

  @Test
  void collect_tooFewColumns_fails() {
    host.with("proc/net/softnet_stat", "0a 0b\n");

    assertThatThrownBy(this::collect).hasMessageEndingWith("expected at least 9 columns");
  }

  @Test
  void collect_sameCpuTwice_fails() {
    String line = NINE + " 0 0 0 01\n";
    host.with("proc/net/softnet_stat", line + line);

    assertThatThrownBy(this::collect).hasMessageEndingWith("expected a CPU after number 1");
  }

  @Test
  void collect_numberOfMoreThan32Bits_fails() {
    host.with("proc/net/softnet_stat", "fffffffff 0 0 0 0 0 0 0 0\n");

    assertThatThrownBy(this::collect).hasMessageEndingWith("expected numbers of 32 bits");
  }

  @Test
  void collect_noFile_fails() {
    assertThatThrownBy(this::collect).isInstanceOf(NoSuchFileException.class);
  }

  private List<String> collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new SoftnetCollector(host.paths()).collect(sink);
    return sink.lines();
  }
}
