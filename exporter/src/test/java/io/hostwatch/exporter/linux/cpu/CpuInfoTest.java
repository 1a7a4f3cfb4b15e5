package io.hostwatch.exporter.linux.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuInfoTest {
  private static final CpuOptions.Info ON =
      new CpuOptions.Info(true, Optional.empty(), Optional.empty());

  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host =
        new HostTree(root)
            .with(
                "cpuinfo",
                """
                processor\t: 0
                vendor_id\t: GenuineIntel
                cpu family\t: 6
                model\t\t: 142
                model name\t: Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz
                stepping\t: 10
                microcode\t: 0xb4
                cpu MHz\t\t: 799.998
                cache size\t: 8192 KB
                physical id\t: 0
                core id\t\t: 3
                flags\t\t: fpu vme de avx2
                bugs\t\t: meltdown l1tf
                power management:

                processor\t: 1
                vendor_id\t: GenuineIntel
                core id\t\t: 1
                flags\t\t: other
                """);
  }

  @Test
  void collect_on_reportsEachCpu() throws IOException {
    RecordingSink sink = collect(ON);

    assertThat(sink.lines())
        .containsExactly(
            "node_cpu_frequency_hertz{package=\"0\",core=\"3\",cpu=\"0\"} 799998000",
            "node_cpu_info{package=\"\",core=\"1\",cpu=\"1\",vendor=\"GenuineIntel\",family=\"\","
                + "model=\"\",model_name=\"\",microcode=\"\",stepping=\"\",cachesize=\"\"} 1",
            "node_cpu_info{package=\"0\",core=\"3\",cpu=\"0\",vendor=\"GenuineIntel\",family=\"6\","
                + "model=\"142\",model_name=\"Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz\","
                + "microcode=\"0xb4\",stepping=\"10\",cachesize=\"8192 KB\"} 1");
  }

  @Test
  void collect_flagsAndBugs_reportsThoseOfTheFirst() throws IOException {
    RecordingSink sink =
        collect(
            new CpuOptions.Info(
                true,
                Optional.of(Pattern.compile("^(fpu|avx.*|other)$")),
                Optional.of(Pattern.compile("l1"))));

    assertThat(sink.lines())
        .contains(
            "node_cpu_flag_info{flag=\"avx2\"} 1",
            "node_cpu_flag_info{flag=\"fpu\"} 1",
            "node_cpu_bug_info{bug=\"l1tf\"} 1")
        .hasSize(6);
  }

  @Test
  void collect_off_readsNothing() throws IOException {
    host.without("cpuinfo");

    RecordingSink sink = collect(CpuOptions.defaults().info());

    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_noProcessor_fails() {
    host.with("cpuinfo", "power management:\n");

    assertThatThrownBy(() -> collect(ON)).hasMessageEndingWith("cpuinfo: has no processor");
  }

  @Test
  void collect_frequencyIsNoNumber_fails() {
    host.with("cpuinfo", "processor\t: 0\ncpu MHz\t: fast\n");

    assertThatThrownBy(() -> collect(ON))
        .hasMessageEndingWith("cpuinfo: cpu MHz \"fast\": expected a number");
  }

  private RecordingSink collect(CpuOptions.Info options) throws IOException {
    RecordingSink sink = new RecordingSink();
    new CpuInfo(root.resolve("cpuinfo"), options).collect(sink);
    return sink;
  }
}
