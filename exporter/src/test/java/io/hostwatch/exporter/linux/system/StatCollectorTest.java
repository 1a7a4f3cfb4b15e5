package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatCollectorTest {
  @TempDir private Path root;

  @Test
  void collect_veryLongInterruptLine_takesItsTotal() throws IOException {
    new HostTree(root).with("proc/stat", "intr 42" + " 0".repeat(50_000) + "\nctxt 7\n");
    RecordingSink sink = new RecordingSink();

    collect(sink);

    assertThat(sink.lines()).containsExactly("node_context_switches_total 7", "node_intr_total 42");
  }

  @Test
  void collect_laterLineIsMalformed_keepsEarlierSamples() {
    new HostTree(root).with("proc/stat", "intr 42 1\nctxt -7\n");
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> collect(sink))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("line \"ctxt -7\"");
    assertThat(sink.lines()).containsExactly("node_intr_total 42");
  }

  @Test
  void collect_emptyFile_fails() {
    new HostTree(root).with("proc/stat", "");

    assertThatThrownBy(() -> collect(new RecordingSink())).hasMessageContaining("has no line of");
  }

  private void collect(RecordingSink sink) throws IOException {
    new StatCollector(new HostTree(root).paths()).collect(sink);
  }
}
