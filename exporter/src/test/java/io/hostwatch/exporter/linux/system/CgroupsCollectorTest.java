package io.hostwatch.exporter.linux.system;

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

class CgroupsCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_twoKinds_tellsEach() throws IOException {
    host.with(
        "proc/cgroups",
        "#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpu\t5\t141\t1\nrdma\t0\t1\t0\n");

    assertThat(collect().lines())
        .containsExactly(
            "node_cgroups_cgroups{subsys_name=\"cpu\"} 141",
            "node_cgroups_cgroups{subsys_name=\"rdma\"} 1",
            "node_cgroups_enabled{subsys_name=\"cpu\"} 1",
            "node_cgroups_enabled{subsys_name=\"rdma\"} 0");
  }

  @Test
  void collect_lineCutShort_addsNothingOfIt() {
    host.with("proc/cgroups", "cpu\t5\t141\n");
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> new CgroupsCollector(host.paths()).collect(sink))
        .hasMessageEndingWith("expected one more number");
    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_kernelWithoutCgroups_fails() {
    assertThatThrownBy(this::collect).isInstanceOf(NoSuchFileException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new CgroupsCollector(host.paths()).collect(sink);
    return sink;
  }
}
