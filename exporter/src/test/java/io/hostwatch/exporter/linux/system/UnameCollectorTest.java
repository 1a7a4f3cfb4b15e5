package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnameCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host =
        new HostTree(root)
            .with("proc/sys/kernel/ostype", "Linux\n")
            .with("proc/sys/kernel/osrelease", "5.10\n")
            .with("proc/sys/kernel/version", "#1 SMP\n")
            .with("proc/sys/kernel/hostname", "web1\n");
  }

  @ParameterizedTest
  @CsvSource({"amd64, x86_64", "aarch64, aarch64", "riscv64, riscv64", "arm, armv7l"})
  void collect_kernelDoesNotTellMachine_derivesIt(String jvm, String machine) throws IOException {
    RecordingSink sink = collect(jvm);

    assertThat(sink.lines())
        .containsExactly(
            "node_uname_info{sysname=\"Linux\",release=\"5.10\",version=\"#1 SMP\",machine=\""
                + machine
                + "\",nodename=\"web1\",domainname=\"(none)\"} 1");
  }

  @Test
  void collect_kernelTellsMachine_takesIt() throws IOException {
    host.with("proc/sys/kernel/arch", "armv8l\n");

    RecordingSink sink = collect("arm");

    assertThat(sink.lines()).singleElement().asString().contains("machine=\"armv8l\"");
  }

  @Test
  void collect_hostIsRenamed_tellsTheNewName() throws IOException {
    UnameCollector collector = new UnameCollector(host.paths(), "amd64");
    collector.collect(new RecordingSink());
    host.with("proc/sys/kernel/hostname", "web2\n").with("proc/sys/kernel/domainname", "lan\n");
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines())
        .singleElement()
        .asString()
        .contains("nodename=\"web2\",domainname=\"lan\"");
  }

  @Test
  void collect_noHostname_fails() {
    host.without("proc/sys/kernel/hostname");

    assertThatThrownBy(() -> collect("amd64")).hasMessageEndingWith("hostname: cannot be read");
  }

  private RecordingSink collect(String jvmMachine) throws IOException {
    RecordingSink sink = new RecordingSink();
    new UnameCollector(host.paths(), jvmMachine).collect(sink);
    return sink;
  }
}
