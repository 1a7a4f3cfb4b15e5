package io.hostwatch.exporter.linux.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeminfoCollectorTest {
  @TempDir private Path root;

  @Test
  void collect_kilobytesAndCounts_keepTheirUnits() throws IOException {
    RecordingSink sink =
        collect("Active(anon):  3 kB\nHugePages_Rsvd:  5\nKReclaimable: 9 kB\nNewField: 1 kB\n");

    assertThat(sink.lines())
        .containsExactly("node_memory_Active_anon_bytes 3072", "node_memory_HugePages_Rsvd 5");
  }

  @Test
  void collect_unknownUnit_fails() {
    assertThatThrownBy(() -> collect("MemTotal: 3 MB\n"))
        .hasMessageEndingWith("line \"MemTotal: 3 MB\": expected kB or nothing after the number");
  }

  @Test
  void collect_emptyFile_fails() {
    assertThatThrownBy(() -> collect("")).hasMessageEndingWith("has no line such as MemTotal");
  }

  private RecordingSink collect(String content) throws IOException {
    HostTree host = new HostTree(root).with("proc/meminfo", content);
    RecordingSink sink = new RecordingSink();
    new MeminfoCollector(host.paths()).collect(sink);
    return sink;
  }
}
