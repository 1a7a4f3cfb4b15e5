package io.hostwatch.exporter.linux.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvmeCollectorTest {
  @TempDir private Path root;
  private HostTree host;
  private NvmeCollector collector;
  private long now;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
    collector = new NvmeCollector(host.paths(), () -> now);
  }

  @Test
  void collect_diskWithANamespace_addsBoth() throws IOException {
    disk("nvme0").with("sys/class/nvme/nvme0/hwmon1/name", "nvme\n");
    namespace("nvme0/nvme0n1");

    RecordingSink sink = collect();

    String labels = "{device=\"nvme0\",nsid=\"1\"} ";
    assertThat(sink.lines())
        .containsExactly(
            "node_nvme_info{device=\"nvme0\",firmware_revision=\"1B2Q\",model=\"SSD 970\","
                + "serial=\"S680\",state=\"live\",cntlid=\"7\"} 1",
            "node_nvme_namespace_capacity_bytes" + labels + "1024000",
            "node_nvme_namespace_info{device=\"nvme0\",nsid=\"1\",ana_state=\"unknown\"} 1",
            "node_nvme_namespace_logical_block_size_bytes" + labels + "512",
            "node_nvme_namespace_size_bytes" + labels + "1024000",
            "node_nvme_namespace_used_bytes" + labels + "256000");
  }

  @Test
  void collect_namespaceOfSeveralPaths_tellsHowItIsReached() throws IOException {
    disk("nvme1");
    namespace("nvme1/nvme1c1n2").with("sys/class/nvme/nvme1/nvme1c1n2/ana_state", "optimized\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_nvme_namespace_info"))
        .containsExactly(
            "node_nvme_namespace_info{device=\"nvme1\",nsid=\"2\",ana_state=\"optimized\"} 1");
  }

  @Test
  void collect_stateChanges_isSeenAtOnce() throws IOException {
    disk("nvme0");
    collect();
    host.with("sys/class/nvme/nvme0/state", "dead\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_nvme_info")).singleElement().asString().contains("state=\"dead\"");
  }

  @Test
  void collect_namespaceIsAdded_isSeenWithinAMinute() throws IOException {
    disk("nvme0");
    collect();
    namespace("nvme0/nvme0n1");

    RecordingSink atOnce = collect();
    now += Duration.ofMinutes(1).toNanos();
    RecordingSink later = collect();

    assertThat(atOnce.lines("node_nvme_namespace_info")).isEmpty();
    assertThat(later.lines("node_nvme_namespace_info")).hasSize(1);
  }

  @Test
  void collect_diskIsGone_isForgotten() throws IOException {
    disk("nvme0");
    disk("nvme1");
    collect();
    for (String file : new String[] {"firmware_rev", "model", "serial", "state", "cntlid", ""}) {
      host.without("sys/class/nvme/nvme1/" + file);
    }

    RecordingSink sink = collect();

    assertThat(sink.lines("node_nvme_info")).singleElement().asString().contains("nvme0");
  }

  @Test
  void collect_nothingReadable_addsEmptyTexts() throws IOException {
    host.with("sys/class/nvme/nvme0/transport", "pcie\n").with("sys/class/nvme/other/state", "x");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_nvme_info{device=\"nvme0\",firmware_revision=\"\",model=\"\",serial=\"\","
                + "state=\"\",cntlid=\"\"} 1");
  }

  @Test
  void collect_noDriver_hasNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  private HostTree disk(String name) {
    String folder = "sys/class/nvme/" + name;
    return host.with(folder + "/firmware_rev", "1B2Q    \n")
        .with(folder + "/model", "SSD 970   \n")
        .with(folder + "/serial", "S680 \n")
        .with(folder + "/state", "live\n")
        .with(folder + "/cntlid", "7\n");
  }

  private HostTree namespace(String name) {
    String folder = "sys/class/nvme/" + name;
    return host.with(folder + "/size", "2000\n")
        .with(folder + "/nuse", "500\n")
        .with(folder + "/queue/logical_block_size", "512\n");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink;
  }
}
