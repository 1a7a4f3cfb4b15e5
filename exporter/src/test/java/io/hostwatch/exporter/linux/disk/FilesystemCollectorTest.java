package io.hostwatch.exporter.linux.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemCollectorTest {
  private static final Usage HALF_FULL = new Usage(1000, 500, 400, 10, 5);

  @TempDir private Path root;
  private HostTree host;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_healthyMount_addsSizesAndInfo() throws IOException {
    host.with("proc/1/mountinfo", "1 0 8:1 / /a rw - ext4 /dev/sda1 rw\n");

    RecordingSink sink = collect();

    String labels = "{device=\"/dev/sda1\",mountpoint=\"/a\",fstype=\"ext4\",device_error=\"\"} ";
    assertThat(sink.lines())
        .containsExactly(
            "node_filesystem_avail_bytes" + labels + "400",
            "node_filesystem_device_error" + labels + "0",
            "node_filesystem_files" + labels + "10",
            "node_filesystem_files_free" + labels + "5",
            "node_filesystem_free_bytes" + labels + "500",
            "node_filesystem_mount_info"
                + "{device=\"/dev/sda1\",major=\"8\",minor=\"1\",mountpoint=\"/a\"} 1",
            "node_filesystem_purgeable_bytes" + labels + "0",
            "node_filesystem_readonly" + labels + "0",
            "node_filesystem_size_bytes" + labels + "1000");
    assertThat(asked).containsExactly(root + "/a");
  }

  @Test
  void collect_excludedByPlaceOrType_isNotEvenAsked() throws IOException {
    host.with(
        "proc/1/mountinfo",
        """
        1 0 0:1 / /proc rw - proc proc rw
        2 0 0:2 / /var/lib/docker/x rw - ext4 /dev/sdb rw
        3 0 0:3 / /mnt/merged rw - overlay overlay rw
        4 0 0:4 / /process rw - ext4 /dev/sdc rw
        """);

    RecordingSink sink = collect();

    assertThat(sink.lines("node_filesystem_size_bytes")).hasSize(1);
    assertThat(asked).containsExactly(root + "/process");
  }

  @Test
  void collect_mountedTwiceAtOnePlace_countsTheOneOnTop() throws IOException {
    host.with(
        "proc/1/mountinfo",
        """
        1 0 0:25 / /a rw - tmpfs tmpfs rw
        2 0 0:26 / /a ro - tmpfs tmpfs rw
        """);

    RecordingSink sink = collect();

    assertThat(sink.lines("node_filesystem_readonly")).singleElement().asString().endsWith("} 1");
    assertThat(sink.lines("node_filesystem_mount_info"))
        .singleElement()
        .asString()
        .contains("minor=\"26\"");
  }

  @Test
  void collect_mountsComeAndGo_followsTheTable() throws IOException {
    FilesystemCollector collector = collector(path -> HALF_FULL);
    host.with("proc/1/mountinfo", "1 0 8:1 / /a rw - ext4 /dev/sda1 rw\n");
    collector.collect(new RecordingSink());
    host.with("proc/1/mountinfo", "2 0 8:2 / /b ro - ext4 /dev/sdb1 rw\n");
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines("node_filesystem_readonly"))
        .containsExactly(
            "node_filesystem_readonly{device=\"/dev/sdb1\",mountpoint=\"/b\",fstype=\"ext4\","
                + "device_error=\"\"} 1");
  }

  @Test
  void collect_mountHangs_reportsItAndAllOthers() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    host.with(
        "proc/1/mountinfo",
        """
        1 0 0:50 / /nas ro - nfs4 nas:/x rw
        2 0 8:1 / / rw - ext4 /dev/sda1 rw
        """);
    RecordingSink sink = new RecordingSink();

    collector(
            path -> {
              if (path.endsWith("/nas")) {
                awaitForEver(never);
              }
              return HALF_FULL;
            })
        .collect(sink);

    String labels =
        "{device=\"nas:/x\",mountpoint=\"/nas\",fstype=\"nfs4\",device_error=\"mountpoint"
            + " timeout\"} ";
    assertThat(sink.lines())
        .contains(
            "node_filesystem_device_error" + labels + "1",
            "node_filesystem_readonly" + labels + "1");
    assertThat(sink.lines("node_filesystem_size_bytes"))
        .singleElement()
        .asString()
        .contains("mountpoint=\"/\"");
    never.countDown();
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    collector(
            path -> {
              asked.add(path);
              return HALF_FULL;
            })
        .collect(sink);
    return sink;
  }

  private FilesystemCollector collector(FileSystemStat stat) {
    DiskOptions defaults = DiskOptions.defaults();
    DiskOptions impatient =
        new DiskOptions(
            defaults.mountPoints(),
            defaults.fileSystemTypes(),
            defaults.disks(),
            Duration.ofMillis(200));
    return new FilesystemCollector(host.paths(), impatient, stat);
  }

  private static void awaitForEver(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
