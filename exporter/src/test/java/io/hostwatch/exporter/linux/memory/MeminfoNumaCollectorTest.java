package io.hostwatch.exporter.linux.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeminfoNumaCollectorTest {
  private static final String NODES = "sys/devices/system/node/";
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_twoNodes_tellsEach() throws IOException {
    host.with(NODES + "node0/meminfo", "\nNode 0 MemFree:    2 kB\nNode 0 Active(file):  1 kB\n")
        .with(NODES + "node0/numastat", "numa_hit 5\n")
        .with(NODES + "node12/meminfo", "Node 12 HugePages_Free:     3\n")
        .with(NODES + "node12/numastat", "numa_hit 18446744073709551615\n")
        .with(NODES + "possible", "0,12\n");

    assertThat(collect().text())
        .isEqualTo(
            """
            # TYPE node_memory_numa_Active_file gauge
            node_memory_numa_Active_file{node="0"} 1024
            # TYPE node_memory_numa_HugePages_Free gauge
            node_memory_numa_HugePages_Free{node="12"} 3
            # TYPE node_memory_numa_MemFree gauge
            node_memory_numa_MemFree{node="0"} 2048
            # TYPE node_memory_numa_numa_hit_total counter
            node_memory_numa_numa_hit_total{node="0"} 5
            node_memory_numa_numa_hit_total{node="12"} 18446744073709552000
            """);
  }

  @Test
  void collect_kernelWithoutNodes_addsNothing() throws IOException {
    assertThat(collect().lines()).isEmpty();
  }

  @Test
  void collect_nodeWithoutStatistics_failsAfterItsUse() {
    host.with(NODES + "node0/meminfo", "Node 0 MemFree:    2 kB\n");

    assertThatThrownBy(this::collect).isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Node",
        "Node 0",
        "Node 0 MemFree:",
        "Node 0 MemFree: x",
        "Node 0 A: 1 MB",
        "Node 0 A{}: 1"
      })
  void collect_damagedLine_fails(String line) {
    host.with(NODES + "node0/meminfo", line + "\n").with(NODES + "node0/numastat", "");

    assertThatThrownBy(this::collect).isInstanceOf(CollectorException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new MeminfoNumaCollector(host.paths()).collect(sink);
    return sink;
  }
}
