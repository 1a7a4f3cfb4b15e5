package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FibrechannelCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String HOST0 = "sys/class/fc_host/host0/";

  @Test
  void collect_adapter_tellsWhatItIsAndCounts() throws IOException {
    host.with(HOST0 + "port_id", "0x000002\n")
        .with(HOST0 + "port_name", "0x1000e0071bce95f2\n")
        .with(HOST0 + "fabric_name", "0x0\n")
        .with(HOST0 + "port_state", "Online\n")
        .with(HOST0 + "speed", "16 Gbit\n")
        .with(HOST0 + "statistics/rx_frames", "0x13\n")
        .with(HOST0 + "statistics/link_failure_count", "9\n");

    assertThat(collect())
        .containsExactly(
            "node_fibrechannel_info{fc_host=\"host0\",speed=\"16 Gbit\",port_state=\"Online\","
                + "port_type=\"\",port_id=\"000002\",port_name=\"1000e0071bce95f2\","
                + "fabric_name=\"0\",symbolic_name=\"\",supported_classes=\"\","
                + "supported_speeds=\"\",dev_loss_tmo=\"\"} 1",
            "node_fibrechannel_link_failure_total{fc_host=\"host0\"} 9",
            "node_fibrechannel_rx_frames_total{fc_host=\"host0\"} 19");
  }

  @Test
  void collect_countsThatAreNotKept_areAbsent() throws IOException {
    host.with(HOST0 + "statistics/tx_frames", "0xffffffffffffffff\n")
        .with(HOST0 + "statistics/tx_words", "garbage\n")
        .with(HOST0 + "statistics/rx_words", "0xfffffffffffffffe\n");

    assertThat(collect())
        .hasSize(2)
        .contains("node_fibrechannel_rx_words_total{fc_host=\"host0\"} 18446744073709552000");
  }

  @Test
  void collect_severalAdapters_areToldApart() throws IOException {
    host.with(HOST0 + "statistics/nos_count", "0x1\n")
        .with("sys/class/fc_host/host1/statistics/nos_count", "0x2\n");

    assertThat(collect())
        .contains(
            "node_fibrechannel_nos_total{fc_host=\"host0\"} 1",
            "node_fibrechannel_nos_total{fc_host=\"host1\"} 2");
  }

  @Test
  void collect_noSuchClass_isNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  @Test
  void collect_noAdapters_addsNothing() throws IOException {
    Files.createDirectories(root.resolve("sys/class/fc_host"));

    assertThat(collect()).isEmpty();
  }

  private List<String> collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new FibrechannelCollector(host.paths()).collect(sink);
    return sink.lines();
  }
}
