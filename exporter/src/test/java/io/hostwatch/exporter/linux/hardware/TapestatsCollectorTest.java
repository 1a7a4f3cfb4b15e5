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

class TapestatsCollectorTest {
  private static final String CLASS = "class/scsi_tape/";

  @TempDir private Path root;
  private DeviceTree tree;
  private TapestatsCollector collector;

  @BeforeEach
  void setUp() {
    tree = new DeviceTree(root);
    collector = collector(NameFilter.excluding(HardwareOptions.NOTHING));
  }

  @Test
  void collect_drive_reportsItsCounts() throws IOException {
    drive("st0");
    drive("nst0");
    drive("st0a");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_tape_io_now{device=\"st0\"} 1",
            "node_tape_io_others_total{device=\"st0\"} 1409",
            "node_tape_io_time_seconds_total{device=\"st0\"} 9.25",
            "node_tape_read_bytes_total{device=\"st0\"} 979383912",
            "node_tape_read_time_seconds_total{device=\"st0\"} 33.5",
            "node_tape_reads_completed_total{device=\"st0\"} 3741",
            "node_tape_residual_total{device=\"st0\"} 19",
            "node_tape_write_time_seconds_total{device=\"st0\"} 5.5",
            "node_tape_writes_completed_total{device=\"st0\"} 53772021",
            "node_tape_written_bytes_total{device=\"st0\"} 1496246784000");
  }

  @Test
  void collect_countCannotBeRead_leavesItOut() throws IOException {
    tree.device(CLASS + "st1/stats", "read_cnt", "5", "write_cnt", "many")
        .unreadable(CLASS + "st1/stats/io_ns");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines()).containsExactly("node_tape_reads_completed_total{device=\"st1\"} 5");
  }

  @Test
  void collect_ignoredDrive_isLeftOut() throws IOException {
    drive("st0");
    drive("st1");

    RecordingSink sink = collect(collector(NameFilter.excluding("0$")));

    assertThat(sink.lines("node_tape_io_now"))
        .containsExactly("node_tape_io_now{device=\"st1\"} 1");
  }

  @Test
  void collect_noClass_hasNoData() {
    assertThatThrownBy(() -> collect(collector))
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("class/scsi_tape: there are no tape drives");
  }

  private void drive(String name) {
    tree.device(CLASS + name + "/stats", "in_flight", "1", "io_ns", "9250000000")
        .device(CLASS + name + "/stats", "other_cnt", "1409", "read_byte_cnt", "979383912")
        .device(CLASS + name + "/stats", "read_cnt", "3741", "read_ns", "33500000000")
        .device(CLASS + name + "/stats", "resid_cnt", "19", "write_byte_cnt", "1496246784000")
        .device(CLASS + name + "/stats", "write_cnt", "53772021", "write_ns", "5500000000");
  }

  private TapestatsCollector collector(NameFilter tapes) {
    HardwareOptions options =
        new HardwareOptions(NameFilter.all(), NameFilter.all(), NameFilter.all(), tapes, false);
    return new TapestatsCollector(tree.paths(), options, () -> 0);
  }
}
