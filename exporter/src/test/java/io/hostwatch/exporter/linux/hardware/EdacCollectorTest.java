package io.hostwatch.exporter.linux.hardware;

import static io.hostwatch.exporter.linux.hardware.DeviceTree.collect;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdacCollectorTest {
  private static final String CONTROLLER = "devices/system/edac/mc/mc0";

  @TempDir private Path root;
  private DeviceTree tree;
  private EdacCollector collector;

  @BeforeEach
  void setUp() {
    tree = new DeviceTree(root);
    collector = new EdacCollector(tree.paths(), () -> 0);
  }

  @Test
  void collect_controller_reportsItsRowsAndChannels() throws IOException {
    tree.device(CONTROLLER, "ce_count", "1", "ue_count", "2")
        .device(CONTROLLER, "ce_noinfo_count", "3", "ue_noinfo_count", "4")
        .device(CONTROLLER + "/csrow2", "ce_count", "5", "ue_count", "6")
        .device(CONTROLLER + "/csrow2", "ch1_ce_count", "7", "ch1_ue_count", "8")
        .device(CONTROLLER + "/csrow2", "ch1_dimm_label", "CPU#1_channel0_csrow2")
        .device(CONTROLLER + "/csrow2", "ch10_ce_count", "9");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_edac_channel_correctable_errors_total{controller=\"0\",csrow=\"2\","
                + "channel=\"1\",dimm_label=\"CPU1__channel0__csrow2\"} 7",
            "node_edac_channel_correctable_errors_total{controller=\"0\",csrow=\"2\","
                + "channel=\"10\",dimm_label=\"unknown\"} 9",
            "node_edac_channel_uncorrectable_errors_total{controller=\"0\",csrow=\"2\","
                + "channel=\"1\",dimm_label=\"CPU1__channel0__csrow2\"} 8",
            "node_edac_correctable_errors_total{controller=\"0\"} 1",
            "node_edac_csrow_correctable_errors_total{controller=\"0\",csrow=\"2\"} 5",
            "node_edac_csrow_correctable_errors_total{controller=\"0\",csrow=\"unknown\"} 3",
            "node_edac_csrow_uncorrectable_errors_total{controller=\"0\",csrow=\"2\"} 6",
            "node_edac_csrow_uncorrectable_errors_total{controller=\"0\",csrow=\"unknown\"} 4",
            "node_edac_uncorrectable_errors_total{controller=\"0\"} 2");
  }

  @Test
  void collect_secondControllerIsDamaged_reportsTheFirst() throws IOException {
    tree.device(CONTROLLER, "ce_count", "1")
        .device("devices/system/edac/mc/mc1", "ce_count", "-5", "ue_count", "x")
        .unreadable("devices/system/edac/mc/mc1/ce_noinfo_count")
        .device("devices/system/edac/mc/power", "ce_count", "7");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly("node_edac_correctable_errors_total{controller=\"0\"} 1");
  }

  @Test
  void collect_noController_addsNothing() throws IOException {
    RecordingSink sink = collect(collector);

    assertThat(sink.lines()).isEmpty();
  }
}
