package io.hostwatch.exporter.linux.memory;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneinfoCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_firstZoneOfANode_hasTheNodesCounts() throws IOException {
    host.with(
        "proc/zoneinfo",
        """
        Node 0, zone      DMA
          per-node stats
              nr_inactive_anon 137659
              nr_dirtied   9531493
              nr_kernel_stack 2192
              nr_foll_pin_acquired 3
          pages free     3840
                boost    0
                min      25
                managed  3840
                protection: (0, 3019)
              nr_free_pages 3840
              numa_hit     7
          pagesets
            cpu: 0
                      count:    0
                      high:     8
          start_pfn:           1
        Node 0, zone   Normal
          pages free     1362747
                min      11741
                protection: (0, 0)
        """);

    assertThat(collect().lines())
        .containsExactly(
            "node_zoneinfo_managed_pages{node=\"0\",zone=\"DMA\"} 3840",
            "node_zoneinfo_min_pages{node=\"0\",zone=\"DMA\"} 25",
            "node_zoneinfo_min_pages{node=\"0\",zone=\"Normal\"} 11741",
            "node_zoneinfo_nr_dirtied_total{node=\"0\",zone=\"DMA\"} 9531493",
            "node_zoneinfo_nr_free_pages{node=\"0\",zone=\"DMA\"} 3840",
            "node_zoneinfo_nr_inactive_anon_pages{node=\"0\",zone=\"DMA\"} 137659",
            "node_zoneinfo_nr_kernel_stacks{node=\"0\",zone=\"DMA\"} 2192",
            "node_zoneinfo_numa_hit_total{node=\"0\",zone=\"DMA\"} 7",
            "node_zoneinfo_protection_0{node=\"0\",zone=\"DMA\"} 0",
            "node_zoneinfo_protection_0{node=\"0\",zone=\"Normal\"} 0",
            "node_zoneinfo_protection_1{node=\"0\",zone=\"DMA\"} 3019",
            "node_zoneinfo_protection_1{node=\"0\",zone=\"Normal\"} 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense\n", "Node 0, zone DMA\n  min many\n", "Node 0, zone\n"})
  void collect_damagedFile_fails(String content) {
    host.with("proc/zoneinfo", content);

    assertThatThrownBy(this::collect).isInstanceOf(CollectorException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new ZoneinfoCollector(host.paths()).collect(sink);
    return sink;
  }
}
