package io.hostwatch.exporter.linux.storage;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NfsdCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_server_addsEachLine() throws IOException {
    host.with(
        "proc/net/rpc/nfsd",
        """
        rc 1 6 18622
        fh 5 0 0 0 0
        io 157286400 72864
        th 8 0 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000
        ra 32 0 0 0 0 0 0 0 0 0 0 7
        net 972 55 917 1
        rpc 18628 3 1 2 4
        """);

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .filteredOn(line -> !line.startsWith("node_nfsd_requests_total"))
        .containsExactly(
            "node_nfsd_connections_total 1",
            "node_nfsd_disk_bytes_read_total 157286400",
            "node_nfsd_disk_bytes_written_total 72864",
            "node_nfsd_file_handles_stale_total 5",
            "node_nfsd_packets_total{proto=\"tcp\"} 917",
            "node_nfsd_packets_total{proto=\"udp\"} 55",
            "node_nfsd_read_ahead_cache_not_found_total 7",
            "node_nfsd_read_ahead_cache_size_blocks 32",
            "node_nfsd_reply_cache_hits_total 1",
            "node_nfsd_reply_cache_misses_total 6",
            "node_nfsd_reply_cache_nocache_total 18622",
            "node_nfsd_rpc_errors_total{error=\"auth\"} 2",
            "node_nfsd_rpc_errors_total{error=\"cInt\"} 4",
            "node_nfsd_rpc_errors_total{error=\"fmt\"} 1",
            "node_nfsd_server_rpcs_total 18628",
            "node_nfsd_server_threads 8");
  }

  @Test
  void collect_procedures_areNamedInTheOrderOfTheirNumbers() throws IOException {
    host.with(
        "proc/net/rpc/nfsd",
        "proc2 18 " + numbers(18) + "\nproc4ops 40 " + numbers(40) + "\nwdeleg_getattr 16\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .hasSize(17 + 21 + 35 + 1)
        .contains(
            "node_nfsd_requests_total{proto=\"2\",method=\"GetAttr\"} 2",
            "node_nfsd_requests_total{proto=\"2\",method=\"FsStat\"} 18",
            "node_nfsd_requests_total{proto=\"3\",method=\"Commit\"} 0",
            "node_nfsd_requests_total{proto=\"4\",method=\"Access\"} 4",
            "node_nfsd_requests_total{proto=\"4\",method=\"PutFH\"} 23",
            "node_nfsd_requests_total{proto=\"4\",method=\"Read\"} 26",
            "node_nfsd_requests_total{proto=\"4\",method=\"RelLockOwner\"} 40",
            "node_nfsd_requests_total{proto=\"4\",method=\"WdelegGetattr\"} 16");
  }

  @Test
  void collect_noServer_hasNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  private static String numbers(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).collect(joining(" "));
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new NfsdCollector(host.paths()).collect(sink);
    return sink;
  }
}
