package io.hostwatch.exporter.linux.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.disk.BtrfsDevices.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BtrfsCollectorTest {
  private static final String UUID = "0abb23a9-579b";
  private static final String VOLUME = "sys/fs/btrfs/" + UUID + '/';

  @TempDir private Path root;
  private HostTree host;
  private final List<String> asked = new ArrayList<>();
  private Optional<BtrfsDevices> devices = Optional.empty();

  @BeforeEach
  void setUp() {
    host = new HostTree(root).with("proc/1/mountinfo", "");
  }

  @Test
  void collect_volumeThatCannotBeAsked_addsWhatSysfsTells() throws IOException {
    host.with(VOLUME + "label", "data\n")
        .with(VOLUME + "metadata_uuid", UUID + '\n')
        .with(VOLUME + "allocation/global_rsv_size", "16777216\n")
        .with(VOLUME + "devices/sda/size", "20971520\n")
        .with("sys/fs/btrfs/features/raid56", "1\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_btrfs_device_size_bytes{uuid=\"0abb23a9-579b\",device=\"sda\"} 10737418240",
            "node_btrfs_global_rsv_size_bytes{uuid=\"0abb23a9-579b\"} 16777216",
            "node_btrfs_info{uuid=\"0abb23a9-579b\",label=\"data\"} 1");
  }

  @Test
  void collect_volumeThatAnswers_addsItsDevicesAndTheirErrors() throws IOException {
    host.with(VOLUME + "devices/sda/size", "8\n").with("proc/1/mountinfo", mounts("/a", "/b"));
    devices =
        Optional.of(
            new BtrfsDevices(
                UUID,
                List.of(new Device("2c28", "/dev/sda", 1000, 300, List.of(1., 2., 3., 4., 5.)))));

    RecordingSink sink = collect();

    String labels = "device=\"sda\",btrfs_dev_uuid=\"2c28\"} ";
    String errors = "node_btrfs_device_errors_total{uuid=\"0abb23a9-579b\",type=";
    assertThat(sink.lines("node_btrfs_device"))
        .containsExactly(
            errors + "\"corruption\"," + labels + "4",
            errors + "\"flush\"," + labels + "3",
            errors + "\"generation\"," + labels + "5",
            errors + "\"read\"," + labels + "2",
            errors + "\"write\"," + labels + "1",
            "node_btrfs_device_size_bytes{uuid=\"0abb23a9-579b\"," + labels + "1000",
            "node_btrfs_device_unused_bytes{uuid=\"0abb23a9-579b\"," + labels + "700");
    assertThat(asked).containsExactly(root + "/a");
  }

  @Test
  void collect_firstMountPointIsClosedToUs_asksTheNext() throws IOException {
    host.with(VOLUME + "label", "\n").with("proc/1/mountinfo", mounts("/a", "/b"));

    collect();

    assertThat(asked).containsExactly(root + "/a", root + "/b");
  }

  @Test
  void collect_commits_areCountedAndTimed() throws IOException {
    host.with(
        VOLUME + "commit_stats",
        "commits 258051\nlast_commit_ms 1500\nmax_commit_ms 51462\ntotal_commit_ms 47836090\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .contains(
            "node_btrfs_commits_total{uuid=\"0abb23a9-579b\"} 258051",
            "node_btrfs_last_commit_seconds{uuid=\"0abb23a9-579b\"} 1.5",
            "node_btrfs_max_commit_seconds{uuid=\"0abb23a9-579b\"} 51.462",
            "node_btrfs_commit_seconds_total{uuid=\"0abb23a9-579b\"} 47836.09");
  }

  @ParameterizedTest
  @CsvSource({
    "single, 1",
    "raid0, 1",
    "dup, 2",
    "raid1, 2",
    "raid10, 2",
    "raid1c3, 3",
    "raid1c4, 4",
    "raid5, 1.5",
    "raid6, 3",
    "other, 0",
  })
  void collect_profileOfThreeDevices_addsItsRatio(String profile, String ratio) throws IOException {
    host.with(VOLUME + "devices/a/size", "1\n")
        .with(VOLUME + "devices/b/size", "1\n")
        .with(VOLUME + "devices/c/size", "1\n")
        .with(VOLUME + "allocation/data/bytes_reserved", "77\n")
        .with(VOLUME + "allocation/data/flags", "1\n")
        .with(VOLUME + "allocation/data/" + profile + "/total_bytes", "2147483648\n")
        .with(VOLUME + "allocation/data/" + profile + "/used_bytes", "808189952\n");

    RecordingSink sink = collect();

    String labels = "{uuid=\"0abb23a9-579b\",block_group_type=\"data\",mode=\"" + profile + "\"} ";
    assertThat(sink.lines())
        .contains(
            "node_btrfs_allocation_ratio" + labels + ratio,
            "node_btrfs_reserved_bytes{uuid=\"0abb23a9-579b\",block_group_type=\"data\"} 77",
            "node_btrfs_size_bytes" + labels + "2147483648",
            "node_btrfs_used_bytes" + labels + "808189952");
  }

  @Test
  void collect_nothingMounted_readsNoMountTable() throws IOException {
    host.without("proc/1/mountinfo");

    RecordingSink sink = collect();

    assertThat(sink.lines()).isEmpty();
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new BtrfsCollector(
            host.paths(),
            path -> {
              asked.add(path);
              return devices;
            })
        .collect(sink);
    return sink;
  }

  private static String mounts(String... places) {
    StringBuilder mounts = new StringBuilder("1 0 0:30 / /x rw - ext4 /dev/sdz rw\n");
    for (String place : places) {
      mounts.append("2 1 0:30 / ").append(place).append(" rw - btrfs /dev/sda rw\n");
    }
    return mounts.toString();
  }
}
