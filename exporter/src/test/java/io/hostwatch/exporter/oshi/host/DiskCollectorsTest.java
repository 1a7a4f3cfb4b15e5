package io.hostwatch.exporter.oshi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.util.List;
import org.junit.jupiter.api.Test;

/** diskstats and filesystem. */
class DiskCollectorsTest {
  private static final String AGE =
      "hostwatch_host_refresh_timestamp_seconds{source=\"here\"} 1700000000";

  @Test
  void diskstats_windows_hasCountsAndBusyTime() throws Exception {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    host.disks = List.of(disk("PhysicalDrive0", 2500));

    assertThat(lines(host))
        .containsExactly(
            AGE,
            "node_disk_info{device=\"PhysicalDrive0\",major=\"\",minor=\"\",path=\"\",wwn=\"\","
                + "model=\"Samsung SSD 990\",serial=\"S6Z1\",revision=\"\",rotational=\"\"} 1",
            "node_disk_io_now{device=\"PhysicalDrive0\"} 2",
            "node_disk_io_time_seconds_total{device=\"PhysicalDrive0\"} 2.5",
            "node_disk_read_bytes_total{device=\"PhysicalDrive0\"} 51200",
            "node_disk_reads_completed_total{device=\"PhysicalDrive0\"} 100",
            "node_disk_writes_completed_total{device=\"PhysicalDrive0\"} 200",
            "node_disk_written_bytes_total{device=\"PhysicalDrive0\"} 102400");
  }

  @Test
  void diskstats_macOs_hasNoBusyTimeBecauseOshisIsNone() throws Exception {
    RecordedHost host = new RecordedHost(Platform.MACOS);
    host.disks = List.of(disk("disk0", 2500));

    assertThat(lines(host))
        .contains("node_disk_reads_completed_total{device=\"disk0\"} 100")
        .noneMatch(line -> line.contains("io_time") || line.contains("io_now"));
  }

  @Test
  void diskstats_beforeTheFirstSearch_isEmptyAndWell() throws Exception {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    Refreshed<Boolean> search =
        new Refreshed<>("disks", () -> true, RecordedHost.OPTIONS.refresh(), RecordedHost.CLOCK);

    assertThat(RecordedHost.lines(new DiskstatsCollector(host, disk -> true, search))).isEmpty();
  }

  @Test
  void diskstats_noDisk_fails() {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);

    assertThatThrownBy(() -> lines(host))
        .isInstanceOf(CollectorException.class)
        .hasMessage("no disk was found");
  }

  @Test
  void diskstats_countsFallToZero_failsAndGoesOn() throws Exception {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    DiskstatsCollector collector =
        new DiskstatsCollector(host, disk -> true, RecordedHost.read(true));
    host.disks = List.of(disk("PhysicalDrive0", 2500));
    collector.collect(new RecordingSink());
    host.disks = List.of(new DiskReading("PhysicalDrive0", "", "", 0, 0, 0, 0, 0, 0));

    assertThatThrownBy(() -> collector.collect(new RecordingSink()))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("PhysicalDrive0");
    host.disks = List.of(disk("PhysicalDrive0", 2600));
    assertThat(RecordedHost.lines(collector))
        .contains("node_disk_io_time_seconds_total{device=\"PhysicalDrive0\"} 2.6");
  }

  @Test
  void filesystem_windows_mountsTheSystemsDriveAtTheRoot() throws Exception {
    List<VolumeReading> volumes =
        List.of(
            new VolumeReading("\\\\?\\Volume{1}\\", "C:\\", "NTFS", false, true, 100, 40, 30, 0, 0),
            new VolumeReading("\\\\?\\Volume{2}\\", "D:\\", "ReFS", true, false, 200, 80, 80, 0, 0),
            new VolumeReading(
                "\\\\?\\Volume{3}\\", "D:\\data\\", "NTFS", false, false, 300, 90, 90, 0, 0));

    assertThat(filesystems(volumes, "size_bytes", "readonly", "files"))
        .containsExactly(
            "readonly{device=\"C:\",mountpoint=\"/\",fstype=\"NTFS\",device_error=\"\"} 0",
            "readonly{device=\"D:\",mountpoint=\"D:\",fstype=\"ReFS\",device_error=\"\"} 1",
            "readonly{device=\"\\\\?\\Volume{3}\\\",mountpoint=\"D:\\data\\\",fstype=\"NTFS\","
                + "device_error=\"\"} 0",
            "size_bytes{device=\"C:\",mountpoint=\"/\",fstype=\"NTFS\",device_error=\"\"} 100",
            "size_bytes{device=\"D:\",mountpoint=\"D:\",fstype=\"ReFS\",device_error=\"\"} 200",
            "size_bytes{device=\"\\\\?\\Volume{3}\\\",mountpoint=\"D:\\data\\\",fstype=\"NTFS\","
                + "device_error=\"\"} 300");
  }

  @Test
  void filesystem_macOs_hasInodes() throws Exception {
    List<VolumeReading> volumes =
        List.of(new VolumeReading("/dev/disk3s1s1", "/", "apfs", true, false, 100, 40, 40, 77, 70));

    assertThat(filesystems(volumes, "files", "avail"))
        .containsExactly(
            "avail_bytes{device=\"/dev/disk3s1s1\",mountpoint=\"/\",fstype=\"apfs\","
                + "device_error=\"\"} 40",
            "files{device=\"/dev/disk3s1s1\",mountpoint=\"/\",fstype=\"apfs\",device_error=\"\"}"
                + " 77",
            "files_free{device=\"/dev/disk3s1s1\",mountpoint=\"/\",fstype=\"apfs\","
                + "device_error=\"\"} 70");
  }

  @Test
  void filesystem_sizeUnknown_isADeviceError() throws Exception {
    List<VolumeReading> volumes =
        List.of(new VolumeReading("nas", "Z:\\", "NTFS", false, false, 0, 0, 0, 0, 0));

    assertThat(filesystems(volumes, "device_error", "size_bytes"))
        .containsExactly(
            "device_error{device=\"Z:\",mountpoint=\"Z:\",fstype=\"NTFS\","
                + "device_error=\"size unknown\"} 1");
  }

  @Test
  void filesystem_none_fails() {
    assertThatThrownBy(() -> filesystems(List.of()))
        .isInstanceOf(CollectorException.class)
        .hasMessage("no file system was found");
  }

  private static List<String> lines(RecordedHost host) throws Exception {
    return RecordedHost.lines(new DiskstatsCollector(host, disk -> true, RecordedHost.read(true)));
  }

  private static List<String> filesystems(List<VolumeReading> volumes, String... prefixes)
      throws Exception {
    return RecordedHost.lines(
            new FilesystemCollector(RecordedHost.OPTIONS, RecordedHost.read(volumes)))
        .stream()
        .map(line -> line.replaceFirst("^node_filesystem_", ""))
        .filter(line -> List.of(prefixes).stream().anyMatch(line::startsWith))
        .toList();
  }

  private static DiskReading disk(String name, long millis) {
    return new DiskReading(name, "Samsung SSD 990", "S6Z1", 100, 51_200, 200, 102_400, 2, millis);
  }
}
