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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZfsCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String FOLDER = "proc/spl/kstat/zfs/";
  private static final String HEADER = "13 1 0x01 91 4368 5 9\nname      type data\n";

  @Test
  void collect_wholeFiles_addsNumbersUnderTheirOwnNames() throws IOException {
    host.with(
            FOLDER + "arcstats",
            HEADER + "hits 4 8772612\nmemory_available_bytes 3 -922\ntext 7 abc\n")
        .with(FOLDER + "fm", HEADER + "erpt-dropped  4    18\n")
        .with(FOLDER + "dbgmsg", "timestamp message\n");

    RecordingSink sink = collect();

    assertThat(sink.text())
        .isEqualTo(
            """
            # TYPE node_zfs_arc_hits untyped
            node_zfs_arc_hits 8772612
            # TYPE node_zfs_arc_memory_available_bytes untyped
            node_zfs_arc_memory_available_bytes -922
            # TYPE node_zfs_fm_erpt_dropped untyped
            node_zfs_fm_erpt_dropped 18
            """);
  }

  @Test
  void collect_pool_addsItsDataSetsAndState() throws IOException {
    host.with(FOLDER + "tank/objset-36", HEADER + "dataset_name 7 tank/home\nnread 4 28\n")
        .with(FOLDER + "tank/objset-54", HEADER + "dataset_name 7 tank\nnread 4 5\n")
        .with(FOLDER + "tank/txgs", "1 2 3\n")
        .with(FOLDER + "tank/state", "DEGRADED\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_zfs_zpool_dataset"))
        .containsExactly(
            "node_zfs_zpool_dataset_nread{zpool=\"tank\",dataset=\"tank\"} 5",
            "node_zfs_zpool_dataset_nread{zpool=\"tank\",dataset=\"tank/home\"} 28");
    assertThat(sink.lines("node_zfs_zpool_state"))
        .hasSize(7)
        .contains(
            "node_zfs_zpool_state{zpool=\"tank\",state=\"degraded\"} 1",
            "node_zfs_zpool_state{zpool=\"tank\",state=\"online\"} 0");
  }

  @Test
  void collect_poolOfAnOldVersion_addsItsTableOfNumbers() throws IOException {
    host.with(FOLDER + "tank/io", "12 3 0x00 1 80 7 3\nnread    nwritten rcnt\n1884160 32 0\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_zfs_zpool_nread{zpool=\"tank\"} 1884160",
            "node_zfs_zpool_nwritten{zpool=\"tank\"} 32",
            "node_zfs_zpool_rcnt{zpool=\"tank\"} 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13 1 0x01 91\n", HEADER + "hits 4 x\n", HEADER + "hits 4\n"})
  void collect_fileIsCut_fails(String content) {
    host.with(FOLDER + "arcstats", content);

    assertThatThrownBy(this::collect)
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("arcstats");
  }

  @Test
  void collect_moduleNotLoaded_hasNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new ZfsCollector(host.paths()).collect(sink);
    return sink;
  }
}
