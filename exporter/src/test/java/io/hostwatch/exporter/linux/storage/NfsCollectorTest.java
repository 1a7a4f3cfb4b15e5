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

class NfsCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String FIRST = "net 70 69 3 9\nrpc 1218785755 374636 1218815394\n";

  @Test
  void collect_client_addsPacketsAndCalls() throws IOException {
    host.with("proc/net/rpc/nfs", FIRST);

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .contains(
            "node_nfs_connections_total 9",
            "node_nfs_packets_total{protocol=\"tcp\"} 3",
            "node_nfs_packets_total{protocol=\"udp\"} 69",
            "node_nfs_rpc_authentication_refreshes_total 1218815394",
            "node_nfs_rpc_retransmissions_total 374636",
            "node_nfs_rpcs_total 1218785755");
  }

  @Test
  void collect_procedures_areNamedInTheOrderOfTheirNumbers() throws IOException {
    host.with(
        "proc/net/rpc/nfs",
        FIRST + "proc2 18 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18\nproc4 3 98 51 54\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_nfs_requests_total"))
        .hasSize(18 + 22 + 59)
        .contains(
            "node_nfs_requests_total{proto=\"2\",method=\"Null\"} 1",
            "node_nfs_requests_total{proto=\"2\",method=\"FsStat\"} 18",
            "node_nfs_requests_total{proto=\"3\",method=\"Commit\"} 0",
            "node_nfs_requests_total{proto=\"4\",method=\"Write\"} 54",
            "node_nfs_requests_total{proto=\"4\",method=\"Clone\"} 0");
  }

  @Test
  void collect_linesAndProceduresOfAKernelToCome_areIgnored() throws IOException {
    host.with("proc/net/rpc/nfs", "new 1 x\n" + FIRST + "proc3 23 " + "7 ".repeat(23) + "\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_nfs_requests_total{proto=\"3\""))
        .hasSize(22)
        .allMatch(line -> line.endsWith(" 7"));
  }

  @Test
  void collect_fewerNumbersThanAnnounced_fails() {
    host.with("proc/net/rpc/nfs", "proc4 5 1 2\n");

    assertThatThrownBy(this::collect).isInstanceOf(CollectorException.class);
  }

  @Test
  void collect_otherHostsTree_readsItsProcessOne() throws IOException {
    host.with("proc/1/net/rpc/nfs", FIRST);

    RecordingSink sink = collect();

    assertThat(sink.lines()).contains("node_nfs_connections_total 9");
  }

  @Test
  void collect_noClient_hasNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new NfsCollector(host.paths()).collect(sink);
    return sink;
  }
}
