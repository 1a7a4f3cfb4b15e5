package io.hostwatch.exporter.linux.hardware;

import static io.hostwatch.exporter.linux.hardware.DeviceTree.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaplCollectorTest {
  private static final String CLASS = "class/powercap/";

  @TempDir private Path root;
  private DeviceTree tree;

  @BeforeEach
  void setUp() {
    tree = new DeviceTree(root);
  }

  @Test
  void collect_zones_areCountedByNameAndIndex() throws IOException {
    zones();

    RecordingSink sink = collect(collector(false));

    assertThat(sink.lines())
        .containsExactly(
            "node_rapl_core_joules_total{index=\"0\"," + path("intel-rapl:0:0") + "} 0.000007",
            "node_rapl_core_joules_total{index=\"1\"," + path("intel-rapl:1:0") + "} 8",
            "node_rapl_package_0_die_1_joules_total{index=\"0\"," + path("intel-rapl:2") + "} 9",
            "node_rapl_package_joules_total{index=\"0\","
                + path("intel-rapl:0")
                + "} 240422.366267",
            "node_rapl_package_joules_total{index=\"1\"," + path("intel-rapl:1") + "} 5");
  }

  @Test
  void collect_zoneLabel_makesOneFamily() throws IOException {
    zones();

    RecordingSink sink = collect(collector(true));

    assertThat(sink.lines())
        .hasSize(5)
        .allMatch(line -> line.startsWith("node_rapl_joules_total{"))
        .contains(
            "node_rapl_joules_total{index=\"1\","
                + path("intel-rapl:1")
                + ",rapl_zone=\"package\"} 5");
  }

  @Test
  void collect_oneCounterUnreadable_leavesItOut() throws IOException {
    tree.device(CLASS + "a", "name", "core").unreadable(CLASS + "a/energy_uj");
    tree.device(CLASS + "b", "name", "dram", "energy_uj", "1000000");

    RecordingSink sink = collect(collector(false));

    assertThat(sink.lines())
        .containsExactly("node_rapl_dram_joules_total{index=\"0\"," + path("b") + "} 1");
  }

  @Test
  void collect_noCounterReadable_hasNoData() {
    tree.device(CLASS + "a", "name", "core").unreadable(CLASS + "a/energy_uj");

    assertThatThrownBy(() -> collect(collector(false)))
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("powercap: energy_uj of no zone can be read; root may");
  }

  @Test
  void collect_noClass_hasNoData() {
    assertThatThrownBy(() -> collect(collector(false)))
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("powercap: the hardware does not count its energy");
  }

  private void zones() {
    tree.device(CLASS + "intel-rapl", "enabled", "1")
        .device(CLASS + "intel-rapl:0", "name", "package-0", "energy_uj", "240422366267")
        .device(CLASS + "intel-rapl:0:0", "name", "core", "energy_uj", "7")
        .device(CLASS + "intel-rapl:1", "name", "package-1", "energy_uj", "5000000")
        .device(CLASS + "intel-rapl:1:0", "name", "core", "energy_uj", "8000000")
        .device(CLASS + "intel-rapl:2", "name", "package-0-die-1", "energy_uj", "9000000");
  }

  private String path(String zone) {
    return "path=\"" + tree.paths().sysfs().resolve(CLASS + zone) + '"';
  }

  private RaplCollector collector(boolean zoneLabel) {
    HardwareOptions defaults = HardwareOptions.defaults();
    HardwareOptions options =
        new HardwareOptions(
            defaults.chips(),
            defaults.sensors(),
            defaults.powerSupplies(),
            defaults.tapes(),
            zoneLabel);
    return new RaplCollector(tree.paths(), options, () -> 0);
  }
}
