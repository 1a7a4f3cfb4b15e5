package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpstatCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String HEADINGS = "  sl  local_address rem_address   st tx_queue rx_queue\n";

  @Test
  void collect_bothProtocols_countByState() throws IOException {
    host.with("proc/net/tcp", HEADINGS + line("0A", "0:1") + line("01", "15:2"))
        .with(
            "proc/net/tcp6", HEADINGS + line("01", "0:0") + line("06", "0:0") + line("0F", "0:0"));

    assertThat(collect())
        .containsExactly(
            "node_tcp_connection_states{state=\"established\"} 2",
            "node_tcp_connection_states{state=\"listen\"} 1",
            "node_tcp_connection_states{state=\"rx_queued_bytes\"} 3",
            "node_tcp_connection_states{state=\"time_wait\"} 1",
            "node_tcp_connection_states{state=\"tx_queued_bytes\"} 21",
            "node_tcp_connection_states{state=\"unknown\"} 1");
  }

  @Test
  void collect_noIpv6_addsTheRest() throws IOException {
    host.with("proc/net/tcp", HEADINGS + line("0B", "0:0"));

    assertThat(collect()).contains("node_tcp_connection_states{state=\"closing\"} 1");
  }

  @Test
  void collect_noTcp_fails() {
    assertThatThrownBy(this::collect).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void isOnByDefault_isFalse() {
    assertThat(new TcpstatCollector(host.paths()).isOnByDefault()).isFalse();
  }

  private List<String> collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new TcpstatCollector(host.paths()).collect(sink);
    return sink.lines();
  }

  private static String line(String state, String queues) {
    return "  12: 0500000A:0016 00000000:0000 " + state + " " + queues + " 00:00000000 0 0 2740\n";
  }
}
