package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilefdCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void filefd_threeNumbers_firstAndLastCount() throws IOException {
    host.with("proc/sys/fs/file-nr", "10\t0\t20\n");

    assertThat(collect(new FilefdCollector(host.paths())).lines())
        .containsExactly("node_filefd_allocated 10", "node_filefd_maximum 20");
  }

  @Test
  void filefd_emptyFile_fails() {
    host.with("proc/sys/fs/file-nr", "");

    assertThatThrownBy(() -> collect(new FilefdCollector(host.paths())))
        .hasMessageEndingWith("file-nr: has no file handles");
  }

  private static RecordingSink collect(Collector collector) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink;
  }
}
