package io.hostwatch.exporter.linux.hardware;

import static io.hostwatch.exporter.linux.hardware.DeviceTree.collect;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThermalZoneCollectorTest {
  private static final String CLASS = "class/thermal/";

  @TempDir private Path root;
  private DeviceTree tree;
  private ThermalZoneCollector collector;

  @BeforeEach
  void setUp() {
    tree = new DeviceTree(root);
    collector = new ThermalZoneCollector(tree.paths(), () -> 0);
  }

  @Test
  void collect_zonesAndCoolers_reportsDegreesAndStates() throws IOException {
    tree.device(CLASS + "thermal_zone0", "type", "x86_pkg_temp", "temp", "44050")
        .device(CLASS + "thermal_zone10", "type", "acpitz", "temp", "-27800")
        .device(CLASS + "cooling_device0", "type", "Fan", "cur_state", "3", "max_state", "10")
        .device(CLASS + "cooling_device1", "type", "clamp", "cur_state", "-1", "max_state", "50");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_cooling_device_cur_state{name=\"0\",type=\"Fan\"} 3",
            "node_cooling_device_cur_state{name=\"1\",type=\"clamp\"} -1",
            "node_cooling_device_max_state{name=\"0\",type=\"Fan\"} 10",
            "node_cooling_device_max_state{name=\"1\",type=\"clamp\"} 50",
            "node_thermal_zone_temp{zone=\"0\",type=\"x86_pkg_temp\"} 44.05",
            "node_thermal_zone_temp{zone=\"10\",type=\"acpitz\"} -27.8");
  }

  @Test
  void collect_zoneThatCannotBeRead_isLeftOut() throws IOException {
    tree.device(CLASS + "thermal_zone0", "type", "a").unreadable(CLASS + "thermal_zone0/temp");
    tree.device(CLASS + "thermal_zone1", "type", "b")
        .device(CLASS + "thermal_zone2", "temp", "1000")
        .device(CLASS + "thermal_zone3", "type", "c", "temp", "warm")
        .device(CLASS + "thermal_zone4", "type", "d", "temp", "5000")
        .device(CLASS + "thermal_zones", "type", "e", "temp", "6000");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines()).containsExactly("node_thermal_zone_temp{zone=\"4\",type=\"d\"} 5");
  }

  @Test
  void collect_noClass_addsNothing() throws IOException {
    RecordingSink sink = collect(collector);

    assertThat(sink.lines()).isEmpty();
  }
}
