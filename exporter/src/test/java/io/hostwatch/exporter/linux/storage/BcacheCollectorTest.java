package io.hostwatch.exporter.linux.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BcacheCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String SET = "sys/fs/bcache/dead-c735/";
  private boolean priorities;

  @Test
  void collect_set_addsItsNumbers() throws IOException {
    host.with(SET + "btree_cache_size", "10.5k\n")
        .with(SET + "cache_available_percent", "100\n")
        .with(SET + "internal/btree_read_average_duration_us", "1305\n")
        .with(SET + "internal/cache_read_races", "3\n")
        .with("sys/fs/bcache/register", "");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_bcache_btree_cache_size_bytes{uuid=\"dead-c735\"} 10740",
            "node_bcache_btree_read_average_duration_seconds{uuid=\"dead-c735\"} 0.001305",
            "node_bcache_cache_available_percent{uuid=\"dead-c735\"} 100",
            "node_bcache_cache_read_races_total{uuid=\"dead-c735\"} 3");
  }

  @Test
  void collect_backingDevices_addsEach() throws IOException {
    host.with(SET + "bdev0/stats_total/cache_hits", "546\n")
        .with(SET + "bdev1/stats_total/cache_hits", "7\n")
        .with(SET + "bdev1/dirty_data", "20.10k\n")
        .with(
            SET + "bdev0/writeback_rate_debug",
            "rate:\t\t1.1M/sec\ndirty:\t\t20.4G\nproportional:\t-427.5k\nnext io:\t17ms\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_bcache_cache_hits_total{uuid=\"dead-c735\",backing_device=\"bdev0\"} 546",
            "node_bcache_cache_hits_total{uuid=\"dead-c735\",backing_device=\"bdev1\"} 7",
            "node_bcache_dirty_data_bytes{uuid=\"dead-c735\",backing_device=\"bdev1\"} 21480",
            "node_bcache_writeback_rate{uuid=\"dead-c735\",backing_device=\"bdev0\"} 1150976",
            "node_bcache_writeback_rate_proportional_term"
                + "{uuid=\"dead-c735\",backing_device=\"bdev0\"} -437748");
  }

  @Test
  void collect_prioritiesWanted_addsThem() throws IOException {
    host.with(SET + "cache0/written", "512\n")
        .with(SET + "cache0/priority_stats", "Unused:\t\t99%\nMetadata:\t1%\nQuantiles:\t[0 0]\n");
    RecordingSink without = collect();
    priorities = true;

    RecordingSink with = collect();

    assertThat(without.lines())
        .containsExactly(
            "node_bcache_written_bytes_total{uuid=\"dead-c735\",cache_device=\"cache0\"} 512");
    assertThat(with.lines("node_bcache_priority"))
        .containsExactly(
            "node_bcache_priority_stats_metadata_percent"
                + "{uuid=\"dead-c735\",cache_device=\"cache0\"} 1",
            "node_bcache_priority_stats_unused_percent"
                + "{uuid=\"dead-c735\",cache_device=\"cache0\"} 99");
  }

  @Test
  void collect_noNumbers_areLeftOut() throws IOException {
    host.with(SET + "congested", "\n").with(SET + "tree_depth", "x\n");

    RecordingSink sink = collect();

    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_noSuchDevices_addsNothing() throws IOException {
    RecordingSink sink = collect();

    assertThat(sink.lines()).isEmpty();
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new BcacheCollector(host.paths(), new StorageOptions(priorities)).collect(sink);
    return sink;
  }
}
