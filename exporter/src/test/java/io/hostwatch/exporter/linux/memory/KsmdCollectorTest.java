package io.hostwatch.exporter.linux.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KsmdCollectorTest {
  private static final String FOLDER = "sys/kernel/mm/ksm/";
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host =
        new HostTree(root)
            .with(FOLDER + "full_scans", "323\n")
            .with(FOLDER + "merge_across_nodes", "1\n")
            .with(FOLDER + "pages_shared", "1\n")
            .with(FOLDER + "pages_sharing", "255\n")
            .with(FOLDER + "pages_to_scan", "100\n")
            .with(FOLDER + "pages_unshared", "0\n")
            .with(FOLDER + "pages_volatile", "0\n")
            .with(FOLDER + "run", "1\n")
            .with(FOLDER + "sleep_millisecs", "20\n");
  }

  @Test
  void collect_olderKernel_tellsNoProfit() throws IOException {
    assertThat(collect().lines())
        .containsExactly(
            "node_ksmd_full_scans_total 323",
            "node_ksmd_merge_across_nodes 1",
            "node_ksmd_pages_shared 1",
            "node_ksmd_pages_sharing 255",
            "node_ksmd_pages_to_scan 100",
            "node_ksmd_pages_unshared 0",
            "node_ksmd_pages_volatile 0",
            "node_ksmd_run 1",
            "node_ksmd_sleep_seconds 0.02");
  }

  @Test
  void collect_trackingTakesMoreThanIsSaved_isANegativeProfit() throws IOException {
    host.with(FOLDER + "general_profit", "-4096\n");

    assertThat(collect().lines()).contains("node_ksmd_general_profit_bytes -4096");
  }

  @Test
  void collect_kernelWithoutMerging_fails() {
    host.without(FOLDER + "full_scans");

    assertThatThrownBy(this::collect).isInstanceOf(NoSuchFileException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new KsmdCollector(host.paths()).collect(sink);
    return sink;
  }
}
