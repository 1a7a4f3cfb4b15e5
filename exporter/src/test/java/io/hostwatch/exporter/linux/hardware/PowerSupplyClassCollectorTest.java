package io.hostwatch.exporter.linux.hardware;

import static io.hostwatch.exporter.linux.hardware.DeviceTree.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerSupplyClassCollectorTest {
  private static final String CLASS = "class/power_supply/";

  @TempDir private Path root;
  private DeviceTree tree;
  private PowerSupplyClassCollector collector;

  @BeforeEach
  void setUp() {
    tree = new DeviceTree(root);
    collector = collector(NameFilter.excluding(HardwareOptions.NOTHING));
  }

  @Test
  void collect_batteryAndMains_reportsWhatEachHas() throws IOException {
    tree.device(CLASS + "AC", "type", "Mains", "online", "1")
        .device(CLASS + "BAT0", "type", "Battery", "status", "Discharging", "capacity", "81")
        .device(CLASS + "BAT0", "energy_now", "36580000", "energy_full", "50060000")
        .device(CLASS + "BAT0", "current_now", "-1200000", "temp", "285", "cycle_count", "5")
        .device(CLASS + "BAT0", "time_to_empty_now", "3600", "voltage_min_design", "10800000")
        .device(CLASS + "BAT0", "manufacturer", "", "power_avg", "7", "alarm", "9");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_power_supply_capacity{power_supply=\"BAT0\"} 81",
            "node_power_supply_current_ampere{power_supply=\"BAT0\"} -1.2",
            "node_power_supply_cyclecount{power_supply=\"BAT0\"} 5",
            "node_power_supply_energy_full{power_supply=\"BAT0\"} 50.06",
            "node_power_supply_energy_watthour{power_supply=\"BAT0\"} 36.58",
            "node_power_supply_info{power_supply=\"AC\",type=\"Mains\"} 1",
            "node_power_supply_info{power_supply=\"BAT0\",status=\"Discharging\","
                + "type=\"Battery\"} 1",
            "node_power_supply_online{power_supply=\"AC\"} 1",
            "node_power_supply_temp_celsius{power_supply=\"BAT0\"} 28.5",
            "node_power_supply_time_to_empty_seconds{power_supply=\"BAT0\"} 3600",
            "node_power_supply_voltage_min_design{power_supply=\"BAT0\"} 10.8");
  }

  @Test
  void collect_statusChanges_isToldAtOnce() throws IOException {
    tree.device(CLASS + "BAT0", "status", "Discharging", "health", "");
    collect(collector);
    tree.device(CLASS + "BAT0", "status", "Full", "health", "Good");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_power_supply_info{power_supply=\"BAT0\",health=\"Good\",status=\"Full\"} 1");
  }

  @Test
  void collect_batteryIsTakenOut_isNoLongerThere() throws IOException {
    tree.device(CLASS + "AC", "online", "1").device("devices/BAT0", "capacity", "5");
    tree.link(CLASS + "BAT0", "../../devices/BAT0");
    collect(collector);
    tree.without(CLASS + "BAT0");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines()).hasSize(2).noneMatch(line -> line.contains("BAT0"));
  }

  @Test
  void collect_attributeCannotBeRead_leavesItOut() throws IOException {
    tree.device(CLASS + "hid", "type", "Battery", "online", "yes")
        .unreadable(CLASS + "hid/capacity");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly("node_power_supply_info{power_supply=\"hid\",type=\"Battery\"} 1");
  }

  @Test
  void collect_ignoredSupply_isLeftOut() throws IOException {
    tree.device(CLASS + "AC", "online", "1").device(CLASS + "hid-1", "online", "1");

    RecordingSink sink = collect(collector(NameFilter.excluding("^hid")));

    assertThat(sink.lines("node_power_supply_online"))
        .containsExactly("node_power_supply_online{power_supply=\"AC\"} 1");
  }

  @Test
  void collect_noClass_hasNoData() {
    assertThatThrownBy(() -> collect(collector))
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("class/power_supply: there are no power supplies");
  }

  private PowerSupplyClassCollector collector(NameFilter supplies) {
    HardwareOptions options =
        new HardwareOptions(NameFilter.all(), NameFilter.all(), supplies, NameFilter.all(), false);
    return new PowerSupplyClassCollector(tree.paths(), options, () -> 0);
  }
}
