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

class SwapCollectorTest {
  private static final String HEADER = "Filename\t\tType\t\tSize\t\tUsed\t\tPriority\n";
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_partitionAndFile_tellsEach() throws IOException {
    host.with(
        "proc/swaps",
        HEADER
            + "/dev/zram0                              partition\t8388604\t\t76\t\t100\n"
            + "/swap\\040file                        file\t\t1024\t\t0\t\t-2\n");

    assertThat(collect().lines())
        .containsExactly(
            "node_swap_priority{device=\"/dev/zram0\",swap_type=\"partition\"} 100",
            "node_swap_priority{device=\"/swap\\040file\",swap_type=\"file\"} -2",
            "node_swap_size_bytes{device=\"/dev/zram0\",swap_type=\"partition\"} 8589930496",
            "node_swap_size_bytes{device=\"/swap\\040file\",swap_type=\"file\"} 1048576",
            "node_swap_used_bytes{device=\"/dev/zram0\",swap_type=\"partition\"} 77824",
            "node_swap_used_bytes{device=\"/swap\\040file\",swap_type=\"file\"} 0");
  }

  @Test
  void collect_nothingToSwapTo_addsNothing() throws IOException {
    host.with("proc/swaps", HEADER);

    assertThat(collect().lines()).isEmpty();
  }

  @Test
  void collect_lineCutShort_fails() {
    host.with("proc/swaps", HEADER + "/dev/sda2 partition 10\n");

    assertThatThrownBy(this::collect).hasMessageEndingWith("expected one more number");
  }

  @Test
  void collect_noSuchFile_fails() {
    assertThatThrownBy(this::collect).isInstanceOf(NoSuchFileException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new SwapCollector(host.paths()).collect(sink);
    return sink;
  }
}
