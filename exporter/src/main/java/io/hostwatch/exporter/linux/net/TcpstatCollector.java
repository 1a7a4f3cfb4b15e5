package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How many TCP sockets are in each state, and what is in their queues.
 *
 * <pre>{@code
 * node_tcp_connection_states{state="established"} 42
 * node_tcp_connection_states{state="rx_queued_bytes"} 0
 * }</pre>
 *
 * <p>Source: {@code /proc/net/tcp} and {@code tcp6}. A state in which no socket is has no sample.
 * Off by default, because the kernel takes long to list many sockets.
 */
final class TcpstatCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("tcpstat");
  private static final Family STATES =
      Family.gauge(
          "node_tcp_connection_states", "TCP sockets by state; bytes in their queues.", "state");
  private static final List<String> NAMES =
      List.of(
          "unknown",
          "established",
          "syn_sent",
          "syn_recv",
          "fin_wait1",
          "fin_wait2",
          "time_wait",
          "close",
          "close_wait",
          "last_ack",
          "listen",
          "closing");

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;

  TcpstatCollector(HostPaths paths) {
    this.paths = paths;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public boolean isOnByDefault() {
    return false;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Totals totals = new Totals();
    totals.add(files.read(paths.procNet("tcp")));
    Optional<ProcText> tcp6 = files.readIfPresent(paths.procNet("tcp6"));
    if (tcp6.isPresent()) {
      totals.add(tcp6.get());
    }
    for (int state = 0; state < NAMES.size(); state++) {
      if (totals.sockets[state] > 0) {
        sink.add(STATES, (double) totals.sockets[state], NAMES.get(state));
      }
    }
    sink.add(STATES, totals.received, "rx_queued_bytes");
    sink.add(STATES, totals.sending, "tx_queued_bytes");
  }

  private static final class Totals {
    private final long[] sockets = new long[NAMES.size()];
    private double sending;
    private double received;

    void add(ProcText text) throws IOException {
      SocketTable table = new SocketTable(text);
      while (table.next()) {
        int state = table.state();
        sockets[state > 0 && state < sockets.length ? state : 0]++;
        sending += ProcText.asDouble(table.sending());
        received += ProcText.asDouble(table.received());
      }
    }
  }
}
