package io.hostwatch.exporter.linux.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountstatsCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String MOUNT =
      "device nas:/a mounted on /a with fstype nfs4 statvers=1.1\n\topts:\trw\n\tage:\t13968\n";
  private static final String TCP = "\txprt:\ttcp 832 1 2 3 11 21 22 4 12154 5 24 26 27\n";

  @Test
  void collect_mount_addsItsNumbers() throws IOException {
    host.with("proc/self/mountinfo", "1 0 0:30 / /a rw - nfs4 nas:/a rw,addr=10.0.0.2\n")
        .with(
            "proc/self/mountstats",
            "device sysfs mounted on /sys with fstype sysfs\n"
                + MOUNT
                + "\tbytes:\t1 2 3 4 5 6 7 8\n\tevents:\t1 2 3\n"
                + TCP
                + "\tper-op statistics\n\t     READ: 1298 1299 1 20 21 6 79386 79407 3\n");

    RecordingSink sink = collect();

    String labels = "{export=\"nas:/a\",protocol=\"tcp\",mountaddr=\"10.0.0.2\"";
    assertThat(sink.lines())
        .hasSize(1 + 1 + 8 + 3 + 10 + 8)
        .contains(
            "node_mountstats_nfs_mountpoint_info" + labels + ",mountpoint=\"/a\"} 1",
            "node_mountstats_nfs_age_seconds_total" + labels + "} 13968",
            "node_mountstats_nfs_total_read_bytes_total" + labels + "} 5",
            "node_mountstats_nfs_event_data_invalidate_total" + labels + "} 3",
            "node_mountstats_nfs_transport_idle_time_seconds" + labels + ",transport=\"0\"} 11",
            "node_mountstats_nfs_transport_maximum_rpc_slots" + labels + ",transport=\"0\"} 24",
            "node_mountstats_nfs_operations_requests_total" + labels + ",operation=\"READ\"} 1298",
            "node_mountstats_nfs_operations_request_time_seconds_total"
                + labels
                + ",operation=\"READ\"} 79.407");
  }

  @Test
  void collect_exportMountedTwice_countsItOnceAndTellsBothPlaces() throws IOException {
    host.with("proc/self/mountinfo", "")
        .with("proc/self/mountstats", MOUNT + TCP + MOUNT.replace(" /a ", " /b ") + TCP);

    RecordingSink sink = collect();

    assertThat(sink.lines("node_mountstats_nfs_mountpoint_info")).hasSize(2);
    assertThat(sink.lines("node_mountstats_nfs_age")).hasSize(1);
  }

  @Test
  void collect_severalConnections_areNumbered() throws IOException {
    host.with("proc/self/mountinfo", "").with("proc/self/mountstats", MOUNT + TCP + TCP);

    RecordingSink sink = collect();

    assertThat(sink.lines("node_mountstats_nfs_transport_sends_total"))
        .hasSize(2)
        .allMatch(line -> line.endsWith(" 21"));
  }

  @ParameterizedTest
  @CsvSource({
    "udp 832 1 21 22 4 12154 5 24 26 27, 0, 21, 27",
    "rdma 0 1 2 3 11 21 22 4 9 5 99 99 99 99, 11, 21, 0",
  })
  void collect_otherTransport_findsWhatItHas(String xprt, int idle, int sends, int pending)
      throws IOException {
    host.with("proc/self/mountinfo", "")
        .with("proc/self/mountstats", MOUNT + "\txprt:\t" + xprt + "\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_mountstats_nfs_transport_idle"))
        .allMatch(l -> l.endsWith(" " + idle));
    assertThat(sink.lines("node_mountstats_nfs_transport_sends_"))
        .allMatch(line -> line.endsWith(" " + sends));
    assertThat(sink.lines("node_mountstats_nfs_transport_pending"))
        .allMatch(line -> line.endsWith(" " + pending));
  }

  @Test
  void collect_numberIsNone_fails() {
    host.with("proc/self/mountinfo", "").with("proc/self/mountstats", MOUNT + "\tbytes:\t1 x\n");

    assertThatThrownBy(this::collect)
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("mountstats");
  }

  @Test
  void collect_noFile_hasNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new MountstatsCollector(host.paths()).collect(sink);
    return sink;
  }
}
