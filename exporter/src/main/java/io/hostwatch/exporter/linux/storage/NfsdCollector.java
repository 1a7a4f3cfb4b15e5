package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What this host does as an NFS server.
 *
 * <pre>{@code
 * node_nfsd_server_threads 8
 * node_nfsd_disk_bytes_read_total 1.572864e+08
 * node_nfsd_requests_total{proto="4",method="Read"} 150
 * }</pre>
 *
 * <p>Source: {@code /proc/net/rpc/nfsd}. No data where the kernel is no NFS server.
 */
final class NfsdCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("nfsd");
  private static final Family PACKETS =
      Family.counter("node_nfsd_packets_total", "Packets received.", "proto");
  private static final Family ERRORS =
      Family.counter("node_nfsd_rpc_errors_total", "Calls refused by what was wrong.", "error");
  private static final Family REQUESTS =
      Family.counter("node_nfsd_requests_total", "Requests by procedure.", "proto", "method");
  private static final int READ_AHEAD_DEPTHS = 10;

  private final RpcStatistics statistics;

  NfsdCollector(HostPaths paths) {
    statistics =
        new RpcStatistics(
            () -> paths.procNet("rpc/nfsd"),
            REQUESTS,
            Map.of(
                "rc", replyCache(),
                "fh", List.of(counter("file_handles_stale_total", "Stale file handles.")),
                "io", inputOutput(),
                "th", List.of(gauge("server_threads", "Threads of the server.")),
                "ra", readAhead(),
                "net", network(),
                "rpc", calls()),
            Map.of(
                "proc2", NfsProcedures.serverV2(),
                "proc3", NfsProcedures.serverV3(),
                "proc4ops", NfsProcedures.serverV4(),
                "wdeleg_getattr", NfsProcedures.serverDelegations()));
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    statistics.collect(sink);
  }

  private static List<RpcNumber> replyCache() {
    return List.of(
        counter("reply_cache_hits_total", "Requests repeated and answered from memory."),
        counter("reply_cache_misses_total", "Requests whose answers are kept."),
        counter("reply_cache_nocache_total", "Requests whose answers need not be kept."));
  }

  private static List<RpcNumber> inputOutput() {
    return List.of(
        counter("disk_bytes_read_total", "Bytes read for clients."),
        counter("disk_bytes_written_total", "Bytes written for clients."));
  }

  /** How large it is, how often blocks were found at each depth, how often not at all. */
  private static List<RpcNumber> readAhead() {
    return Stream.of(
            List.of(gauge("read_ahead_cache_size_blocks", "Size of the cache for reading ahead.")),
            Collections.nCopies(READ_AHEAD_DEPTHS, RpcNumber.skipped()),
            List.of(counter("read_ahead_cache_not_found_total", "Blocks that cache did not have.")))
        .flatMap(List::stream)
        .toList();
  }

  private static List<RpcNumber> network() {
    return List.of(
        RpcNumber.skipped(),
        RpcNumber.of(PACKETS, "udp"),
        RpcNumber.of(PACKETS, "tcp"),
        counter("connections_total", "TCP connections taken."));
  }

  private static List<RpcNumber> calls() {
    return List.of(
        counter("server_rpcs_total", "Calls received."),
        RpcNumber.skipped(),
        RpcNumber.of(ERRORS, "fmt"),
        RpcNumber.of(ERRORS, "auth"),
        RpcNumber.of(ERRORS, "cInt"));
  }

  private static RpcNumber counter(String name, String help) {
    return RpcNumber.of(Family.counter("node_nfsd_" + name, help));
  }

  private static RpcNumber gauge(String name, String help) {
    return RpcNumber.of(Family.gauge("node_nfsd_" + name, help));
  }
}
