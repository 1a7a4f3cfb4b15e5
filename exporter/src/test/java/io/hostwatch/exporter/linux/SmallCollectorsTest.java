package io.hostwatch.exporter.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.Collector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collectors that read one short file. */
class SmallCollectorsTest {
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

  @Test
  void vmstat_pattern_selectsFields() throws IOException {
    host.with("proc/vmstat", "nr_dirty 1\npgfault 2\npgmajfault 3\noom_kill 4\npgpgin 5\n");

    assertThat(collect(vmstat(LinuxDefaults.VMSTAT_FIELDS)).lines())
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

  private VmstatCollector vmstat(String fields) {
    return new VmstatCollector(host.paths(), Pattern.compile(fields));
  }

  private static RecordingSink collect(Collector collector) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink;
  }
}
