package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelinuxCollectorTest {
  private static final String ENFORCE = "sys/fs/selinux/enforce";
  private static final String CONFIG = "etc/selinux/config";
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_noSelinux_saysOnlyThat() throws IOException {
    host.with(CONFIG, "SELINUX=enforcing\n");

    assertThat(collect().lines()).containsExactly("node_selinux_enabled 0");
  }

  @Test
  void collect_setPermissiveSinceTheStart_tellsBothModes() throws IOException {
    host.with(ENFORCE, "0").with(CONFIG, "# how\n\nSELINUXTYPE=mls\nSELINUX=\"enforcing\"\n");

    assertThat(collect().lines())
        .containsExactly(
            "node_selinux_config_mode 1", "node_selinux_current_mode 0", "node_selinux_enabled 1");
  }

  @ParameterizedTest
  @CsvSource({"enforcing, 1", "permissive, 0", "disabled, -1", "sometimes, -1", "'', -1"})
  void collect_configuredMode_isANumber(String word, int mode) throws IOException {
    host.with(ENFORCE, "1").with(CONFIG, "SELINUX=" + word + "\n");

    assertThat(collect().lines()).contains("node_selinux_config_mode " + mode);
  }

  @Test
  void collect_noConfiguration_isOffAtTheNextStart() throws IOException {
    host.with(ENFORCE, "1");

    assertThat(collect().lines("node_selinux_c"))
        .containsExactly("node_selinux_config_mode -1", "node_selinux_current_mode 1");
  }

  @Test
  void collect_policyIsNotLoadedYet_isOff() throws IOException {
    host.with(ENFORCE, "0").with("proc/self/attr/current", "kernel\0");

    assertThat(collect().lines()).containsExactly("node_selinux_enabled 0");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new SelinuxCollector(host.paths()).collect(sink);
    return sink;
  }
}
