package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdpQueuesCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String HEADINGS = "  sl  local_address rem_address   st tx_queue rx_queue\n";

  @Test
  void collect_bothProtocols_addTheirQueuesUp() throws IOException {
    host.with("proc/net/udp", HEADINGS + line("00000000:00000001") + line("00000015:00000002"))
        .with("proc/net/udp6", HEADINGS);

    assertThat(collect())
        .containsExactly(
            "node_udp_queues{queue=\"rx\",ip=\"v4\"} 3",
            "node_udp_queues{queue=\"rx\",ip=\"v6\"} 0",
            "node_udp_queues{queue=\"tx\",ip=\"v4\"} 21",
            "node_udp_queues{queue=\"tx\",ip=\"v6\"} 0");
  }

  @Test
  void collect_oneProtocolIsOff_addsTheOther() throws IOException {
    host.with("proc/net/udp6", HEADINGS + line("00000000:000000a0"));

    assertThat(collect())
        .containsExactly(
            "node_udp_queues{queue=\"rx\",ip=\"v6\"} 160",
            "node_udp_queues{queue=\"tx\",ip=\"v6\"} 0");
  }

  @Test
  void collect_neitherProtocol_isNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  @Test
  void collect_queuesWithoutColon_fails() {
    host.with("proc/net/udp", HEADINGS + line("0000000000000001"));

    assertThatThrownBy(this::collect).hasMessageEndingWith("queues with a colon between them");
  }

  @Test
  void collect_lineCutShort_fails() {
    host.with("proc/net/udp", HEADINGS + "   0: 0500000A:0016\n");

    assertThatThrownBy(this::collect).hasMessageEndingWith("expected a socket's state");
  }

  @Test
  void collect_oneQueueIsEmpty_fails() {
    host.with("proc/net/udp", HEADINGS + line("00000001:"));

    assertThatThrownBy(this::collect).hasMessageContaining("expected hexadecimal digits");
  }

  private List<String> collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new UdpQueuesCollector(host.paths()).collect(sink);
    return sink.lines();
  }

  private static String line(String queues) {
    return "  12: 0500000A:0016 00000000:0000 07 " + queues + " 00:00000000 00000000 0 0 2740\n";
  }
}
