package io.hostwatch.exporter.linux.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DmMultipathCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_onePathIsLost_countsIt() throws IOException {
    host.with("sys/block/dm-5/dm/uuid", "mpath-3600\n")
        .with("sys/block/dm-5/dm/name", "mpatha\n")
        .with("sys/block/dm-5/dm/suspended", "0\n")
        .with("sys/block/dm-5/size", "2000\n")
        .with("sys/block/dm-5/slaves/sdi/x", "")
        .with("sys/block/dm-5/slaves/sdj/x", "")
        .with("sys/block/sdi/device/state", "running\n")
        .with("sys/block/sdj/device/state", "offline\n")
        .with("sys/block/dm-6/dm/uuid", "LVM-abc\n");

    RecordingSink sink = collect();

    String labels = "{device=\"mpatha\",sysfs_name=\"dm-5\"} ";
    assertThat(sink.lines())
        .containsExactly(
            "node_dmmultipath_device_active" + labels + "1",
            "node_dmmultipath_device_info"
                + "{device=\"mpatha\",sysfs_name=\"dm-5\",uuid=\"mpath-3600\"} 1",
            "node_dmmultipath_device_paths" + labels + "2",
            "node_dmmultipath_device_paths_active" + labels + "1",
            "node_dmmultipath_device_paths_failed" + labels + "1",
            "node_dmmultipath_device_size_bytes" + labels + "1024000",
            "node_dmmultipath_path_state{device=\"mpatha\",path=\"sdi\",state=\"running\"} 1",
            "node_dmmultipath_path_state{device=\"mpatha\",path=\"sdj\",state=\"offline\"} 1");
  }

  @Test
  void collect_noBlockDevices_hasNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  @Test
  void isOnByDefault_asInNodeExporter_isFalse() {
    assertThat(new DmMultipathCollector(host.paths()).isOnByDefault()).isFalse();
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new DmMultipathCollector(host.paths()).collect(sink);
    return sink;
  }
}
