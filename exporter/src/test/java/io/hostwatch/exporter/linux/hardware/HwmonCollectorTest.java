package io.hostwatch.exporter.linux.hardware;

import static io.hostwatch.exporter.linux.hardware.DeviceTree.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HwmonCollectorTest {
  private static final String CORETEMP = "devices/platform/coretemp.0/hwmon/hwmon0";

  @TempDir private Path root;
  private final AtomicLong now = new AtomicLong();
  private DeviceTree tree;
  private HwmonCollector collector;

  @BeforeEach
  void setUp() {
    tree = new DeviceTree(root);
    collector = collector(NameFilter.all(), NameFilter.all());
  }

  @Test
  void collect_chipOfDevice_isCalledByTheDevicesPlace() throws IOException {
    coretemp("temp1_input", "45000", "temp1_label", "Package id 0", "temp1_crit", "100000");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_hwmon_chip_names{chip=\"platform_coretemp_0\",chip_name=\"coretemp\"} 1",
            "node_hwmon_sensor_label{chip=\"platform_coretemp_0\",sensor=\"temp1\","
                + "label=\"Package id 0\"} 1",
            "node_hwmon_temp_celsius{chip=\"platform_coretemp_0\",sensor=\"temp1\"} 45",
            "node_hwmon_temp_crit_celsius{chip=\"platform_coretemp_0\",sensor=\"temp1\"} 100");
  }

  @Test
  void collect_filesInTheDevicesFolder_areTheChips() throws IOException {
    tree.device("devices/platform/it87.656", "fan1_input", "1205", "in0_input", "7")
        .device("devices/platform/it87.656/hwmon/hwmon1", "in0_input", "999")
        .link("devices/platform/it87.656/hwmon/hwmon1/device", "../../../it87.656")
        .link("class/hwmon/hwmon1", "../../devices/platform/it87.656/hwmon/hwmon1");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_hwmon_fan_rpm{chip=\"platform_it87_656\",sensor=\"fan1\"} 1205",
            "node_hwmon_in_volts{chip=\"platform_it87_656\",sensor=\"in0\"} 0.007");
  }

  @Test
  void collect_chipsWithoutDevice_areCalledByDriverOrNumber() throws IOException {
    tree.device("devices/virtual/hwmon/hwmon4", "name", "ACPI-TZ.9", "temp1_input", "27800")
        .link("class/hwmon/hwmon4", "../../devices/virtual/hwmon/hwmon4")
        .device("devices/virtual/hwmon/hwmon5", "temp1_input", "1000")
        .link("class/hwmon/hwmon5", "../../devices/virtual/hwmon/hwmon5")
        .device("class/hwmon/hwmon6", "name", "--", "temp1_input", "2000")
        .link("class/hwmon/hwmon6/device", "../gone")
        .link("class/hwmon/hwmon7", "../../devices/gone")
        .device("class/hwmon", "README", "no chip");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_hwmon_chip_names{chip=\"acpi_tz_9\",chip_name=\"acpi_tz_9\"} 1",
            "node_hwmon_temp_celsius{chip=\"acpi_tz_9\",sensor=\"temp1\"} 27.8",
            "node_hwmon_temp_celsius{chip=\"hwmon5\",sensor=\"temp1\"} 1",
            "node_hwmon_temp_celsius{chip=\"hwmon6\",sensor=\"temp1\"} 2");
  }

  @Test
  void collect_twoChipsOfOneDevice_shareItsName() throws IOException {
    String device = "devices/pci0000:00/0000:00:18.3";
    for (String hwmon : new String[] {"hwmon2", "hwmon3"}) {
      tree.device(device + "/hwmon/" + hwmon, "name", "name of " + hwmon)
          .link(device + "/hwmon/" + hwmon + "/device", "../../../0000:00:18.3")
          .link("class/hwmon/" + hwmon, "../../" + device + "/hwmon/" + hwmon);
    }

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_hwmon_chip_names{chip=\"pci0000:00_0000:00:18_3\",chip_name=\"name_of_hwmon2\"}"
                + " 1",
            "node_hwmon_chip_names{chip=\"pci0000:00_0000:00:18_3\",chip_name=\"name_of_hwmon3\"}"
                + " 1");
  }

  @Test
  void collect_sensorsThatCannotBeRead_areLeftOut() throws IOException {
    coretemp("temp1_input", "N/A", "temp2_input", "1000", "temp4_max", "", "temp5", "x");
    tree.unreadable(CORETEMP + "/temp3_input").unreadable(CORETEMP + "/power");
    tree.unreadable(CORETEMP + "/temp2_label").unreadable(CORETEMP + "/temp2_crit");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines("node_hwmon_temp"))
        .containsExactly(
            "node_hwmon_temp_celsius{chip=\"platform_coretemp_0\",sensor=\"temp2\"} 1");
    assertThat(sink.lines("node_hwmon_sensor")).isEmpty();
  }

  @Test
  void collect_labelWithBlanks_keepsThem() throws IOException {
    coretemp("temp1_label", " CPU ", "temp2_label", "");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines("node_hwmon_sensor"))
        .containsExactly(
            "node_hwmon_sensor_label{chip=\"platform_coretemp_0\",sensor=\"temp1\","
                + "label=\" CPU \"} 1",
            "node_hwmon_sensor_label{chip=\"platform_coretemp_0\",sensor=\"temp2\",label=\"\"} 1");
  }

  @Test
  void collect_valuesChange_areReadEachTimeButLimitsOnceAMinute() throws IOException {
    coretemp("temp1_input", "1000", "temp1_max", "80000");
    collect(collector);
    coretemp("temp1_input", "-2000", "temp1_max", "90000");

    RecordingSink next = collect(collector);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    RecordingSink late = collect(collector);

    assertThat(next.lines("node_hwmon_temp"))
        .containsExactly(
            "node_hwmon_temp_celsius{chip=\"platform_coretemp_0\",sensor=\"temp1\"} -2",
            "node_hwmon_temp_max_celsius{chip=\"platform_coretemp_0\",sensor=\"temp1\"} 80");
    assertThat(late.lines("node_hwmon_temp_max"))
        .containsExactly(
            "node_hwmon_temp_max_celsius{chip=\"platform_coretemp_0\",sensor=\"temp1\"} 90");
  }

  @Test
  void collect_anotherChipTakesTheNumber_isLookedAtAtOnce() throws IOException {
    coretemp("temp1_input", "1000");
    collect(collector);
    tree.device("devices/virtual/hwmon/hwmon0", "name", "nvme", "temp2_input", "3000")
        .link("class/hwmon/hwmon0", "../../devices/virtual/hwmon/hwmon0");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_hwmon_chip_names{chip=\"nvme\",chip_name=\"nvme\"} 1",
            "node_hwmon_temp_celsius{chip=\"nvme\",sensor=\"temp2\"} 3");
  }

  @Test
  void collect_chipExcluded_isNotThere() throws IOException {
    coretemp("temp1_input", "1000");

    RecordingSink sink = collect(collector(NameFilter.excluding("coretemp"), NameFilter.all()));

    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_sensorExcluded_leavesTheOthers() throws IOException {
    coretemp("temp1_input", "1000", "temp2_input", "2000", "temp1_label", "x");

    RecordingSink sink =
        collect(collector(NameFilter.all(), NameFilter.excluding("^platform_coretemp_0;temp1$")));

    assertThat(sink.lines("node_hwmon_temp"))
        .containsExactly(
            "node_hwmon_temp_celsius{chip=\"platform_coretemp_0\",sensor=\"temp2\"} 2");
    assertThat(sink.lines("node_hwmon_sensor")).isEmpty();
  }

  @Test
  void collect_noClass_hasNoData() {
    assertThatThrownBy(() -> collect(collector))
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("class/hwmon: there are no monitoring chips");
  }

  @Test
  void collect_noChips_addsNothing() throws IOException {
    tree.with("class/hwmon");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines()).isEmpty();
  }

  private void coretemp(String... files) {
    tree.device(CORETEMP, "name", "coretemp")
        .device(CORETEMP, files)
        .link(CORETEMP + "/device", "../../../coretemp.0")
        .link("class/hwmon/hwmon0", "../../" + CORETEMP);
  }

  private HwmonCollector collector(NameFilter chips, NameFilter sensors) {
    HardwareOptions options =
        new HardwareOptions(chips, sensors, NameFilter.all(), NameFilter.all(), false);
    return new HwmonCollector(tree.paths(), options, now::get);
  }
}
