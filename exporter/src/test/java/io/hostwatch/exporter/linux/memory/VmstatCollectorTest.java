package io.hostwatch.exporter.linux.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VmstatCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void vmstat_pattern_selectsFields() throws IOException {
    host.with("proc/vmstat", "nr_dirty 1\npgfault 2\npgmajfault 3\noom_kill 4\npgpgin 5\n");

    assertThat(collect(vmstat(MemoryOptions.VMSTAT_FIELDS)).lines())
        .containsExactly(
            "node_vmstat_oom_kill 4",
            "node_vmstat_pgfault 2",
            "node_vmstat_pgmajfault 3",
            "node_vmstat_pgpgin 5");
  }

  @Test
  void vmstat_fieldThatCannotBeAMetricsName_isLeftOut() throws IOException {
    host.with("proc/vmstat", "nr_a{} 1\nnr_b 2\n");

    assertThat(collect(vmstat("nr")).lines()).containsExactly("node_vmstat_nr_b 2");
  }

  @Test
  void vmstat_fieldWithoutValue_fails() {
    host.with("proc/vmstat", "pgfault\n");

    assertThatThrownBy(() -> collect(vmstat("pg"))).hasMessageContaining("one more number");
  }

  private Collector vmstat(String fields) {
    return new VmstatCollector(host.paths(), Pattern.compile(fields));
  }

  private static RecordingSink collect(Collector collector) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink;
  }
}
