package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What this host asks of NFS servers.
 *
 * <pre>{@code
 * node_nfs_packets_total{protocol="tcp"} 69
 * node_nfs_rpcs_total 1.218785755e+09
 * node_nfs_requests_total{proto="4",method="Read"} 51
 * }</pre>
 *
 * <p>Source: {@code /proc/net/rpc/nfs}. No data where the kernel is no NFS client.
 */
final class NfsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("nfs");
  private static final Family PACKETS =
      Family.counter("node_nfs_packets_total", "Packets sent and received.", "protocol");
  private static final Family REQUESTS =
      Family.counter("node_nfs_requests_total", "Requests by procedure.", "proto", "method");

  private final RpcStatistics statistics;

  NfsCollector(HostPaths paths) {
    statistics =
        new RpcStatistics(
            () -> paths.procNet("rpc/nfs"),
            REQUESTS,
            Map.of(
                "net",
                List.of(
                    RpcNumber.skipped(),
                    RpcNumber.of(PACKETS, "udp"),
                    RpcNumber.of(PACKETS, "tcp"),
                    counter("connections_total", "TCP connections made.")),
                "rpc",
                List.of(
                    counter("rpcs_total", "Calls made."),
                    counter("rpc_retransmissions_total", "Calls sent once more."),
                    counter("rpc_authentication_refreshes_total", "Credentials renewed."))),
            Map.of(
                "proc2", NfsProcedures.clientV2(),
                "proc3", NfsProcedures.clientV3(),
                "proc4", NfsProcedures.clientV4()));
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    statistics.collect(sink);
  }

  private static RpcNumber counter(String name, String help) {
    return RpcNumber.of(Family.counter("node_nfs_" + name, help));
  }
}
