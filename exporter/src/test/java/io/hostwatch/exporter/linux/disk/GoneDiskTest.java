package io.hostwatch.exporter.linux.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.OpenFiles;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is taken away does not stay open. */
@EnabledOnOs(OS.LINUX)
class GoneDiskTest {
  private static final String ONE = "8 0 sda 1 2 3 4 5 6 7 8 9 10 11\n";
  private static final String OTHER = "8 16 sdb 1 2 3 4 5 6 7 8 9 10 11\n";

  /** Files of the kernel that nothing else in these tests reads. */
  private static final Path ROTATIONAL = Path.of("/proc/sys/kernel/cap_last_cap");

  private static final Path LABEL = Path.of("/proc/sys/kernel/panic");

  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root).with("proc/1/mountinfo", "");
  }

  @Test
  void diskstats_lastDiskIsGone_isClosed() throws IOException {
    Collector disks = new DiskstatsCollector(host.paths(), NameFilter.all(), System::nanoTime);
    host.with("proc/diskstats", OTHER + ONE);
    link("sys/block/sda/queue/rotational", ROTATIONAL);

    assertOpenUntil(disks, ROTATIONAL, () -> host.with("proc/diskstats", OTHER));
  }

  @Test
  void diskstats_otherDiskInItsPlace_isClosed() throws IOException {
    Collector disks = new DiskstatsCollector(host.paths(), NameFilter.all(), System::nanoTime);
    host.with("proc/diskstats", ONE);
    link("sys/block/sda/queue/rotational", ROTATIONAL);

    assertOpenUntil(disks, ROTATIONAL, () -> host.with("proc/diskstats", OTHER));
  }

  @Test
  void btrfs_volumeIsUnmounted_isClosed() throws IOException {
    Collector volumes = new BtrfsCollector(host.paths(), path -> Optional.empty());
    host.with("sys/fs/btrfs/0abb-9b/devices/sda/size", "8\n");
    link("sys/fs/btrfs/0abb-9b/allocation/global_rsv_size", LABEL);

    assertOpenUntil(
        volumes,
        LABEL,
        () -> Files.move(root.resolve("sys/fs/btrfs/0abb-9b"), root.resolve("away")));
  }

  private interface Change {
    Object make() throws IOException;
  }

  private static void assertOpenUntil(Collector collector, Path file, Change change)
      throws IOException {
    collector.collect(new RecordingSink());
    assertThat(OpenFiles.has(file)).isTrue();

    change.make();
    collector.collect(new RecordingSink());

    assertThat(OpenFiles.has(file)).isFalse();
  }

  private void link(String file, Path target) throws IOException {
    Path link = root.resolve(file);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }
}
