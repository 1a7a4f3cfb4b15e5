package io.hostwatch.exporter.linux.storage;

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

class XfsCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_severalFileSystems_addsTheNumbersOfEach() throws IOException {
    stats("sda1", "extent_alloc 1 2 3 4\nrw 107739 94045\n");
    stats("dm-0", "vnodes 1 2 3 4 5 6 7 8\nxpc 399724544 92823103 86219234\ndebug 0\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .hasSize(13)
        .contains(
            "node_xfs_extent_allocation_extents_allocated_total{device=\"sda1\"} 1",
            "node_xfs_extent_allocation_blocks_freed_total{device=\"sda1\"} 4",
            "node_xfs_write_calls_total{device=\"sda1\"} 107739",
            "node_xfs_read_calls_total{device=\"sda1\"} 94045",
            "node_xfs_vnode_remove_total{device=\"dm-0\"} 7");
  }

  @Test
  void collect_tooFewNumbers_fails() {
    stats("sda1", "blk_map 1 2 3\n");

    assertThatThrownBy(this::collect)
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("line \"blk_map 1 2 3\": expected one more number");
  }

  @Test
  void collect_nothingMounted_addsNothing() throws IOException {
    host.with("sys/fs/xfs/debug/log_recovery_delay", "0\n");

    RecordingSink sink = collect();

    assertThat(sink.lines()).isEmpty();
  }

  private void stats(String device, String lines) {
    host.with("sys/fs/xfs/" + device + "/stats/stats", lines);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new XfsCollector(host.paths()).collect(sink);
    return sink;
  }
}
