package io.hostwatch.exporter.linux.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpufreqCollectorTest {
  private static final String CPUS = "sys/devices/system/cpu/";

  @TempDir private Path root;
  private HostTree host;
  private CpufreqCollector collector;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
    collector = new CpufreqCollector(host.paths(), () -> 0);
  }

  @Test
  void collect_oneCpu_reportsHertzAndGovernors() throws IOException {
    policy("cpu0/cpufreq", "800000");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_cpu_frequency_avg_hertz{cpu=\"0\"} 790000000",
            "node_cpu_frequency_hertz{cpu=\"0\"} 810000000",
            "node_cpu_frequency_max_hertz{cpu=\"0\"} 3700000000",
            "node_cpu_frequency_min_hertz{cpu=\"0\"} 400000000",
            "node_cpu_scaling_frequency_hertz{cpu=\"0\"} 800000000",
            "node_cpu_scaling_frequency_max_hertz{cpu=\"0\"} 3600000000",
            "node_cpu_scaling_frequency_min_hertz{cpu=\"0\"} 500000000",
            "node_cpu_scaling_governor{cpu=\"0\",governor=\"performance\"} 0",
            "node_cpu_scaling_governor{cpu=\"0\",governor=\"powersave\"} 1");
  }

  @Test
  void collect_policyOfTwoCpus_reportsBoth() throws IOException {
    policy("cpufreq/policy0", "800000");
    for (String cpu : new String[] {"cpu0", "cpu1"}) {
      Files.createDirectories(root.resolve(CPUS + cpu));
      Files.createSymbolicLink(
          root.resolve(CPUS + cpu + "/cpufreq"), Path.of("../cpufreq/policy0"));
    }

    RecordingSink sink = collect();

    assertThat(sink.lines("node_cpu_scaling_frequency_hertz"))
        .containsExactly(
            "node_cpu_scaling_frequency_hertz{cpu=\"0\"} 800000000",
            "node_cpu_scaling_frequency_hertz{cpu=\"1\"} 800000000");
  }

  @Test
  void collect_frequencyChanges_isReadEachTime() throws IOException {
    policy("cpu0/cpufreq", "800000");
    collect();

    host.with(CPUS + "cpu0/cpufreq/scaling_cur_freq", "900000\n")
        .with(CPUS + "cpu0/cpufreq/scaling_governor", "performance\n");
    RecordingSink sink = collect();

    assertThat(sink.lines())
        .contains(
            "node_cpu_scaling_frequency_hertz{cpu=\"0\"} 900000000",
            "node_cpu_scaling_governor{cpu=\"0\",governor=\"performance\"} 1");
  }

  @Test
  void collect_cpuOffline_leavesItOut() throws IOException {
    policy("cpu0/cpufreq", "800000");
    policy("cpu1/cpufreq", "800000");
    host.with(CPUS + "offline", "1\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_cpu_scaling_frequency_hertz")).hasSize(1);
  }

  @Test
  void collect_attributesUnreadable_leavesThemOut() throws IOException {
    Files.createDirectories(root.resolve(CPUS + "cpu0/cpufreq/cpuinfo_cur_freq"));
    host.with(CPUS + "cpu0/cpufreq/scaling_cur_freq", "<unknown>\n")
        .with(CPUS + "cpu0/cpufreq/scaling_max_freq", "100\n")
        .with(CPUS + "cpu0/cpufreq/scaling_governor", "schedutil\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly("node_cpu_scaling_frequency_max_hertz{cpu=\"0\"} 100000");
  }

  @Test
  void collect_virtualMachine_addsNothing() throws IOException {
    host.with(CPUS + "cpu0/uevent", "");

    RecordingSink sink = collect();

    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_noCpu_hasNoData() {
    assertThatThrownBy(this::collect)
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("devices/system/cpu: has no folder of a CPU");
  }

  private void policy(String folder, String kilohertz) {
    host.with(CPUS + folder + "/scaling_cur_freq", kilohertz + "\n")
        .with(CPUS + folder + "/scaling_min_freq", "500000\n")
        .with(CPUS + folder + "/scaling_max_freq", "3600000\n")
        .with(CPUS + folder + "/cpuinfo_cur_freq", "810000\n")
        .with(CPUS + folder + "/cpuinfo_avg_freq", "790000\n")
        .with(CPUS + folder + "/cpuinfo_min_freq", "400000\n")
        .with(CPUS + folder + "/cpuinfo_max_freq", "3700000\n")
        .with(CPUS + folder + "/scaling_available_governors", "performance powersave \n")
        .with(CPUS + folder + "/scaling_governor", "powersave\n");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink;
  }
}
