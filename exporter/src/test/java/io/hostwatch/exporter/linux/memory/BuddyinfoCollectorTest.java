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

class BuddyinfoCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_twoNodes_tellsEachSize() throws IOException {
    host.with(
        "proc/buddyinfo",
        "Node 0, zone      DMA      1      0 \nNode 1, zone   Normal    457    329 \n");

    assertThat(collect().lines())
        .containsExactly(
            "node_buddyinfo_blocks{node=\"0\",zone=\"DMA\",size=\"0\"} 1",
            "node_buddyinfo_blocks{node=\"0\",zone=\"DMA\",size=\"1\"} 0",
            "node_buddyinfo_blocks{node=\"1\",zone=\"Normal\",size=\"0\"} 457",
            "node_buddyinfo_blocks{node=\"1\",zone=\"Normal\",size=\"1\"} 329");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Node", "Node 0 zone DMA 1", "Node 0, zone", "Node 0, zone DMA x", "x"})
  void collect_damagedLine_fails(String line) {
    host.with("proc/buddyinfo", line + "\n");

    assertThatThrownBy(this::collect)
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("line \"" + line);
  }

  @Test
  void collect_noSuchFile_fails() {
    assertThatThrownBy(this::collect).isInstanceOf(NoSuchFileException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new BuddyinfoCollector(host.paths()).collect(sink);
    return sink;
  }
}
