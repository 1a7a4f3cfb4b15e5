package io.hostwatch.exporter.linux.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptsCollectorTest {
  private static final String TABLE =
      """
                 CPU0       CPU2
        0:         47          0   IO-APIC   2-edge      timer
       24:          0          5   PCI-MSI 65536-edge      eth0-rx-0, eth0
      NMI:          1          2   Non-maskable interrupts
      IPI0:5 6       Rescheduling interrupts
      ERR:          0
      MIS:          0
      """;

  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_table_reportsEachCpuOfItsHeading() throws IOException {
    host.with("proc/interrupts", TABLE);

    RecordingSink sink = collect(NameFilter.all(), true);

    assertThat(sink.lines())
        .containsExactly(
            line("0", "0", "IO-APIC", "2-edge timer") + " 47",
            line("0", "24", "PCI-MSI", "65536-edge eth0-rx-0, eth0") + " 0",
            line("0", "IPI0", "Rescheduling interrupts", "") + " 5",
            line("0", "NMI", "Non-maskable interrupts", "") + " 1",
            line("2", "0", "IO-APIC", "2-edge timer") + " 0",
            line("2", "24", "PCI-MSI", "65536-edge eth0-rx-0, eth0") + " 5",
            line("2", "IPI0", "Rescheduling interrupts", "") + " 6",
            line("2", "NMI", "Non-maskable interrupts", "") + " 2");
  }

  @Test
  void collect_withoutZerosAndFiltered_reportsTheRest() throws IOException {
    host.with("proc/interrupts", TABLE);

    RecordingSink sink = collect(NameFilter.excluding("^0;|maskable|^IPI0;"), false);

    assertThat(sink.lines())
        .containsExactly(line("2", "24", "PCI-MSI", "65536-edge eth0-rx-0, eth0") + " 5");
  }

  @Test
  void collect_countIsNoNumber_fails() {
    host.with("proc/interrupts", " CPU0\n  0: x IO-APIC timer\n");

    assertThatThrownBy(() -> collect(NameFilter.all(), true))
        .hasMessageEndingWith("expected an unsigned number instead of \"x\"");
  }

  @Test
  void collect_emptyFile_fails() {
    host.with("proc/interrupts", "");

    assertThatThrownBy(() -> collect(NameFilter.all(), true))
        .hasMessageEndingWith("interrupts: has no column of a CPU");
  }

  private static String line(String cpu, String type, String info, String devices) {
    return "node_interrupts_total{cpu=\"%s\",type=\"%s\",info=\"%s\",devices=\"%s\"}"
        .formatted(cpu, type, info, devices);
  }

  private RecordingSink collect(NameFilter names, boolean zeros) throws IOException {
    RecordingSink sink = new RecordingSink();
    new InterruptsCollector(host.paths(), new CpuOptions.Interrupts(names, zeros)).collect(sink);
    return sink;
  }
}
