package io.hostwatch.exporter.linux.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiskstatsCollectorTest {
  private static final String ELEVEN = " 1 2 3 4 5 6 7 8 9 10 11";

  @TempDir private Path root;
  private HostTree host;
  private long now;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_sectorsAndMilliseconds_becomeBytesAndSeconds() throws IOException {
    host.with("proc/diskstats", "   8       0 sda" + ELEVEN + "\n");

    RecordingSink sink = collect(NameFilter.all());

    assertThat(sink.lines("node_disk_"))
        .hasSize(12)
        .contains(
            "node_disk_read_bytes_total{device=\"sda\"} 1536",
            "node_disk_read_time_seconds_total{device=\"sda\"} 0.004",
            "node_disk_written_bytes_total{device=\"sda\"} 3584",
            "node_disk_io_now{device=\"sda\"} 9",
            "node_disk_io_time_weighted_seconds_total{device=\"sda\"} 0.011");
  }

  @Test
  void collect_columnsOfAKernelToCome_areIgnored() throws IOException {
    host.with("proc/diskstats", "8 0 sda" + ELEVEN + " 12 13 14 15 16 17 18 19\n");

    RecordingSink sink = collect(NameFilter.all());

    assertThat(sink.lines()).hasSize(18);
  }

  @Test
  void collect_defaultFilter_leavesPartitionsOut() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String name : new String[] {"sda", "sda1", "nvme0n1", "nvme0n1p2", "loop0", "md127"}) {
      lines.append("8 0 ").append(name).append(ELEVEN).append('\n');
    }
    host.with("proc/diskstats", lines.toString());

    RecordingSink sink = collect(NameFilter.excluding(DiskOptions.DISKS_EXCLUDE));

    assertThat(sink.lines("node_disk_io_now"))
        .containsExactly(
            "node_disk_io_now{device=\"md127\"} 9",
            "node_disk_io_now{device=\"nvme0n1\"} 9",
            "node_disk_io_now{device=\"sda\"} 9");
  }

  @Test
  void collect_tooFewColumns_failsAndKeepsEarlierDisks() {
    host.with("proc/diskstats", "8 0 sda" + ELEVEN + "\n8 1 sdb 1 2 3 4\n");
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> collector(NameFilter.all()).collect(sink))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("line \"8 1 sdb 1 2 3 4\": expected at least 11 numbers");
    assertThat(sink.lines("node_disk_io_now{device=\"sda\"}")).hasSize(1);
  }

  @Test
  void collect_slashInName_findsItInSysfs() throws IOException {
    host.with("proc/diskstats", "104 0 cciss/c0d0" + ELEVEN + "\n")
        .with("sys/block/cciss!c0d0/queue/rotational", "1\n");

    RecordingSink sink = collect(NameFilter.all());

    assertThat(sink.lines("node_disk_info"))
        .singleElement()
        .asString()
        .contains("rotational=\"1\"");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // udev's file names have colons
  void collect_severalSerials_takesTheOneOnTheLabel() throws IOException {
    host.with("proc/diskstats", "8 0 sda" + ELEVEN + "\n")
        .with(
            "run/udev/data/b8:0",
            "E:ID_SERIAL=long_S2\nE:ID_SERIAL_SHORT=S2\nE:SCSI_IDENT_SERIAL=S1\nI:1\nE:broken\n");

    RecordingSink sink = collect(NameFilter.all());

    assertThat(sink.lines("node_disk_info")).singleElement().asString().contains("serial=\"S1\"");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void collect_ataValueIsNoNumber_isLeftOut() throws IOException {
    host.with("proc/diskstats", "8 0 sda" + ELEVEN + "\n")
        .with("run/udev/data/b8:0", "E:ID_ATA=1\nE:ID_ATA_WRITE_CACHE=yes\n");

    RecordingSink sink = collect(NameFilter.all());

    assertThat(sink.lines("node_disk_ata")).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void collect_udevChangesItsMind_isSeenAtOnce() throws IOException {
    host.with("proc/diskstats", "8 0 sda" + ELEVEN + "\n")
        .with("run/udev/data/b8:0", "E:ID_MODEL=old\nE:ID_FS_TYPE=ext4\n");
    DiskstatsCollector collector = collector(NameFilter.all());
    collector.collect(new RecordingSink());
    host.with("run/udev/data/b8:0", "E:ID_MODEL=new\n");
    Files.setLastModifiedTime(root.resolve("run/udev/data/b8:0"), FileTime.fromMillis(1));
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines("node_disk_info")).singleElement().asString().contains("model=\"new\"");
    assertThat(sink.lines("node_disk_filesystem_info")).isEmpty();
  }

  @Test
  void collect_rotationalChanges_isSeenWithinAMinute() throws IOException {
    host.with("proc/diskstats", "8 0 sda" + ELEVEN + "\n")
        .with("sys/block/sda/queue/rotational", "1\n");
    DiskstatsCollector collector = collector(NameFilter.all());
    collector.collect(new RecordingSink());
    host.with("sys/block/sda/queue/rotational", "0\n");
    RecordingSink atOnce = new RecordingSink();
    RecordingSink later = new RecordingSink();

    collector.collect(atOnce);
    now += Duration.ofMinutes(1).toNanos();
    collector.collect(later);

    assertThat(atOnce.lines("node_disk_info")).allMatch(l -> l.contains("rotational=\"1\""));
    assertThat(later.lines("node_disk_info")).allMatch(l -> l.contains("rotational=\"0\""));
  }

  @Test
  void collect_disksComeAndGo_namesEachRight() throws IOException {
    DiskstatsCollector collector = collector(NameFilter.excluding("^loop"));
    host.with("proc/diskstats", "8 0 sda" + ELEVEN + "\n8 16 sdb" + ELEVEN + "\n");
    collector.collect(new RecordingSink());
    host.with(
        "proc/diskstats",
        "7 0 loop0" + ELEVEN + "\n8 16 sdb" + ELEVEN + "\n8 0 sdc" + ELEVEN + "\n");
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines("node_disk_io_now"))
        .containsExactly(
            "node_disk_io_now{device=\"sdb\"} 9", "node_disk_io_now{device=\"sdc\"} 9");
    assertThat(sink.lines("node_disk_info")).hasSize(2);
  }

  private RecordingSink collect(NameFilter filter) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector(filter).collect(sink);
    return sink;
  }

  private DiskstatsCollector collector(NameFilter filter) {
    return new DiskstatsCollector(host.paths(), filter, () -> now);
  }
}
