package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SysctlCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_oneNumber_hasNoLabels() throws IOException {
    host.with("proc/sys/vm/min_free-kbytes", "-5\n");

    assertThat(collect(numeric("vm.min_free-kbytes")).text())
        .isEqualTo(
            "# TYPE node_sysctl_vm_min_free_kbytes untyped\nnode_sysctl_vm_min_free_kbytes -5\n");
  }

  @Test
  void collect_severalNumbers_areToldByIndexOrKey() throws IOException {
    host.with("proc/sys/fs/file-nr", "1024\t0\t1631329\n");

    assertThat(collect(numeric("fs.file-nr"), numeric("fs.file-nr:used,free,max")).lines())
        .containsExactly(
            "node_sysctl_fs_file_nr{index=\"0\"} 1024",
            "node_sysctl_fs_file_nr{index=\"1\"} 0",
            "node_sysctl_fs_file_nr{index=\"2\"} 1631329",
            "node_sysctl_fs_file_nr_free 0",
            "node_sysctl_fs_file_nr_max 1631329",
            "node_sysctl_fs_file_nr_used 1024");
  }

  @Test
  void collect_words_becomeLabels() throws IOException {
    host.with("proc/sys/kernel/seccomp/actions_avail", "kill_process trap\n");

    assertThat(collect(Sysctl.info("kernel.seccomp.actions_avail").orElseThrow()).lines())
        .containsExactly(
            "node_sysctl_info{name=\"kernel.seccomp.actions_avail\",value=\"kill_process\",index=\"0\"}"
                + " 1",
            "node_sysctl_info{name=\"kernel.seccomp.actions_avail\",value=\"trap\",index=\"1\"} 1");
  }

  @Test
  void collect_otherNumberOfValuesThanKeys_fails() {
    host.with("proc/sys/fs/file-nr", "1024\t0\t1631329\n");

    assertThatThrownBy(() -> collect(numeric("fs.file-nr:used,max")))
        .hasMessageEndingWith("file-nr: has no 2 values for [used, max]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "lots\n", "1 lots\n"})
  void collect_noNumbers_fails(String content) {
    host.with("proc/sys/vm/x", content);

    assertThatThrownBy(() -> collect(numeric("vm.x"))).isInstanceOf(CollectorException.class);
  }

  @Test
  void collect_noSuchParameter_failsAfterThoseBefore() {
    host.with("proc/sys/vm/x", "1\n");
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(
            () ->
                new SysctlCollector(host.paths(), List.of(numeric("vm.x"), numeric("vm.y")))
                    .collect(sink))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(sink.lines()).containsExactly("node_sysctl_vm_x 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", ".x", "x.", "a..b", "/etc/passwd", "a:", "a:b,", "a b", "a:b:c"})
  void numeric_noParameter_isRefused(String text) {
    assertThat(Sysctl.numeric(text)).isEmpty();
    assertThat(Sysctl.info(text)).isEmpty();
  }

  @Test
  void info_withKeys_isRefused() {
    assertThat(Sysctl.info("fs.file-nr:used")).isEmpty();
  }

  private static Sysctl numeric(String text) {
    return Sysctl.numeric(text).orElseThrow();
  }

  private RecordingSink collect(Sysctl... sysctls) throws IOException {
    RecordingSink sink = new RecordingSink();
    new SysctlCollector(host.paths(), List.of(sysctls)).collect(sink);
    return sink;
  }
}
