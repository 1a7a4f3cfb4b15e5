package io.hostwatch.exporter.linux.system;

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

class EntropyCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host =
        new HostTree(root)
            .with("proc/sys/kernel/random/entropy_avail", "3943\n")
            .with("proc/sys/kernel/random/poolsize", "4096\n");
  }

  @Test
  void collect_poolOfAnOldKernel_addsBoth() throws IOException {
    assertThat(collect().lines())
        .containsExactly("node_entropy_available_bits 3943", "node_entropy_pool_size_bits 4096");
  }

  @Test
  void collect_noSuchFile_failsAsNodeExporterDoes() {
    host.without("proc/sys/kernel/random/entropy_avail");

    assertThatThrownBy(this::collect).isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "many\n", "-1\n", "99999999999999999999\n"})
  void collect_noNumber_fails(String content) {
    host.with("proc/sys/kernel/random/poolsize", content);

    assertThatThrownBy(this::collect)
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("poolsize");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new EntropyCollector(host.paths()).collect(sink);
    return sink;
  }
}
