package io.hostwatch.exporter.linux.disk;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The filesystem collector on this host, to which a mount is added that never answers. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class DeadMountIT {
  private static final Duration TIMEOUT = Duration.ofMillis(500);

  @TempDir private Path place;

  @Test
  void collect_statfsNeverReturns_costsTheTimeoutOnceAndNoOtherMount() throws Throwable {
    FilesystemCollector collector = collector();
    int before = collect(collector).lines("node_filesystem_size_bytes").size();
    Optional<DeadMount> dead = DeadMount.at(place);
    assumeThat(dead).as("needs root and /dev/fuse to mount what never answers").isPresent();
    try (DeadMount mounted = dead.orElseThrow()) {
      assertThat(mounted).isNotNull();
      long start = System.nanoTime();

      RecordingSink first = collect(collector);
      Duration firstTook = elapsed(start);
      RecordingSink second = collect(collector);
      Duration secondTook = elapsed(start).minus(firstTook);

      assertThat(firstTook).isBetween(TIMEOUT, TIMEOUT.multipliedBy(2));
      assertThat(secondTook).isLessThan(TIMEOUT.dividedBy(2));
      assertThat(first.lines("node_filesystem_size_bytes")).hasSizeGreaterThanOrEqualTo(before);
      assertThat(first.lines("node_filesystem_device_error")).contains(timedOut());
      assertThat(second.lines("node_filesystem_device_error")).contains(timedOut());
      assertThat(second.lines("node_filesystem_size_bytes")).noneMatch(this::isHere);
    }
    await()
        .untilAsserted(
            () ->
                assertThat(collect(collector).lines("node_filesystem_device_error"))
                    .noneMatch(this::isHere));
  }

  private String timedOut() {
    return "node_filesystem_device_error{device=\"hostwatch-test\",mountpoint=\""
        + place
        + "\",fstype=\"fuse\",device_error=\"mountpoint timeout\"} 1";
  }

  private boolean isHere(String line) {
    return line.contains("mountpoint=\"" + place + '"');
  }

  private static FilesystemCollector collector() {
    DiskOptions options =
        new DiskOptions(
            NameFilter.excluding(DiskOptions.MOUNT_POINTS_EXCLUDE),
            NameFilter.excluding(DiskOptions.FS_TYPES_EXCLUDE),
            NameFilter.all(),
            TIMEOUT);
    return new FilesystemCollector(HostPaths.ofThisHost(), options, new Statvfs());
  }

  private static RecordingSink collect(FilesystemCollector collector) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink;
  }

  private static Duration elapsed(long start) {
    return Duration.of(System.nanoTime() - start, NANOSECONDS.toChronoUnit());
  }
}
