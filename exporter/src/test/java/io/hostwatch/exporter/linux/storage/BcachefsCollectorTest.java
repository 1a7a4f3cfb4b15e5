package io.hostwatch.exporter.linux.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BcachefsCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String VOLUME = "sys/fs/bcachefs/beef-12/";

  @Test
  void collect_volume_addsItsTablesAndCounters() throws IOException {
    host.with(VOLUME + "btree_cache_size", "512M\n")
        .with(
            VOLUME + "compression_stats",
            "type compressed uncompressed average\nlz4: 19.3G 67.0G 112k\n")
        .with(VOLUME + "btree_write_stats", "   nr  size\ninitial:  19088  108k\n")
        .with(VOLUME + "errors", "checksum_err 10 1234567891\n")
        .with(
            VOLUME + "counters/data.read-x",
            "since mount:        2.5k\nsince filesystem creation:  1.5k\n");

    RecordingSink sink = collect();

    String lz4 = "{uuid=\"beef-12\",algorithm=\"lz4\"} ";
    assertThat(sink.lines())
        .containsExactly(
            "node_bcachefs_btree_cache_size_bytes{uuid=\"beef-12\"} 536870912",
            "node_bcachefs_btree_write_average_size_bytes"
                + "{uuid=\"beef-12\",type=\"initial\"} 110592",
            "node_bcachefs_btree_writes_total{uuid=\"beef-12\",type=\"initial\"} 19088",
            "node_bcachefs_compression_compressed_bytes" + lz4 + "20723217203",
            "node_bcachefs_compression_uncompressed_bytes" + lz4 + "71940702208",
            "node_bcachefs_data_read_x_total{uuid=\"beef-12\"} 1536",
            "node_bcachefs_errors_total{uuid=\"beef-12\",error_type=\"checksum_err\"} 10",
            "node_bcachefs_info{uuid=\"beef-12\"} 1");
  }

  @Test
  void collect_devices_addsEach() throws IOException {
    host.with(VOLUME + "dev-0/label", "ssd.ssd1\n")
        .with(VOLUME + "dev-0/state", "rw\n")
        .with(VOLUME + "dev-0/bucket_size", "512k\n")
        .with(VOLUME + "dev-1/durability", "1\n")
        .with(VOLUME + "dev-1/nbuckets", "524288\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_bcachefs_device"))
        .containsExactly(
            "node_bcachefs_device_bucket_size_bytes{uuid=\"beef-12\",device=\"0\"} 524288",
            "node_bcachefs_device_buckets{uuid=\"beef-12\",device=\"1\"} 524288",
            "node_bcachefs_device_durability{uuid=\"beef-12\",device=\"1\"} 1",
            "node_bcachefs_device_info"
                + "{uuid=\"beef-12\",device=\"0\",label=\"ssd.ssd1\",state=\"rw\"} 1",
            "node_bcachefs_device_info{uuid=\"beef-12\",device=\"1\",label=\"\",state=\"\"} 1");
  }

  @Test
  void collect_deviceInUse_addsBytesAndErrorsSinceItWasMade() throws IOException {
    host.with(VOLUME + "dev-0/io_done", "read:\nsb   :  39\nwrite:\nsb   :  31\n")
        .with(
            VOLUME + "dev-0/io_errors",
            """
            IO errors since filesystem creation
              read:    7
            IO errors since 8 y ago
              read:    5
            """);

    RecordingSink sink = collect();

    String labels = "{uuid=\"beef-12\",device=\"0\",";
    assertThat(sink.lines("node_bcachefs_device_io"))
        .containsExactly(
            "node_bcachefs_device_io_done_bytes_total"
                + labels
                + "operation=\"read\",data_type=\"sb\"} 39",
            "node_bcachefs_device_io_done_bytes_total"
                + labels
                + "operation=\"write\",data_type=\"sb\"} 31",
            "node_bcachefs_device_io_errors_total" + labels + "type=\"read\"} 7");
  }

  @Test
  void collect_sizeIsNone_fails() {
    host.with(VOLUME + "compression_stats", "type compressed\nlz4 many 1\n");

    assertThatThrownBy(this::collect)
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("line \"lz4 many 1\": expected a size");
  }

  @Test
  void collect_nothingMounted_hasNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new BcachefsCollector(host.paths()).collect(sink);
    return sink;
  }
}
