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

class DmiCollectorTest {
  private static final String ID = "class/dmi/id";

  @TempDir private Path root;
  private DeviceTree tree;
  private DmiCollector collector;

  @BeforeEach
  void setUp() {
    tree = new DeviceTree(root);
    collector = new DmiCollector(tree.paths());
  }

  @Test
  void collect_readableFiles_areLabels() throws IOException {
    tree.device("devices/virtual/dmi/id", "sys_vendor", " Dell Inc. ", "bios_date", "04/12/2021")
        .device("devices/virtual/dmi/id", "chassis_version", "", "chassis_type", "23")
        .device("devices/virtual/dmi/id", "modalias", "dmi:x")
        .unreadable("devices/virtual/dmi/id/product_uuid")
        .link(ID, "../../devices/virtual/dmi/id");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_dmi_info{bios_date=\"04/12/2021\",chassis_version=\"\","
                + "system_vendor=\"Dell Inc.\"} 1");
  }

  @Test
  void collect_twice_readsOnce() throws IOException {
    tree.device(ID, "board_name", "X1");
    collect(collector);
    tree.device(ID, "board_name", "X2");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines()).containsExactly("node_dmi_info{board_name=\"X1\"} 1");
  }

  @Test
  void collect_nothingReadable_hasNoData() {
    tree.unreadable(ID + "/product_uuid").device(ID, "uevent", "");

    assertThatThrownBy(() -> collect(collector))
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("dmi/id: the firmware does not say what the machine is");
  }

  @Test
  void collect_noFolder_hasNoData() {
    assertThatThrownBy(() -> collect(collector)).isInstanceOf(NoDataException.class);
  }
}
