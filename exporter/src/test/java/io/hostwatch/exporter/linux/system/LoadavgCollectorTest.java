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

class LoadavgCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void loadavg_threeNumbers_areTheAverages() throws IOException {
    host.with("proc/loadavg", "0.5 1 12.25 1/2 3\n");

    assertThat(collect(new LoadavgCollector(host.paths())).lines())
        .containsExactly("node_load1 0.5", "node_load15 12.25", "node_load5 1");
  }

  @Test
  void loadavg_twoNumbers_fails() {
    host.with("proc/loadavg", "0.5 1\n");

    assertThatThrownBy(() -> collect(new LoadavgCollector(host.paths())))
        .hasMessageEndingWith("loadavg: line \"0.5 1\": expected one more number");
  }

  private static RecordingSink collect(Collector collector) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink;
  }
}
