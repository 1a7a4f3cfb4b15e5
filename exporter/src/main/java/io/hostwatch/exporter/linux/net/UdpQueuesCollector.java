package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.util.Optional;

/**
 * How much memory datagrams take in the queues of all UDP sockets.
 *
 * <pre>{@code
 * node_udp_queues{queue="tx",ip="v4"} 0
 * node_udp_queues{queue="rx",ip="v4"} 2304
 * }</pre>
 *
 * <p>Source: {@code /proc/net/udp} and {@code udp6}; each is missing where its protocol is off.
 */
final class UdpQueuesCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("udp_queues");
  private static final Family QUEUES =
      Family.gauge("node_udp_queues", "Bytes in the queues of UDP sockets.", "queue", "ip");

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;

  UdpQueuesCollector(HostPaths paths) {
    this.paths = paths;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    boolean v4 = collect("udp", "v4", sink);
    boolean v6 = collect("udp6", "v6", sink);
    if (!v4 && !v6) {
      throw new NoDataException(paths.procNet("udp") + " is not there, nor is udp6");
    }
  }

  private boolean collect(String file, String ip, MetricSink sink) throws IOException {
    Optional<ProcText> text = files.readIfPresent(paths.procNet(file));
    if (text.isEmpty()) {
      return false;
    }
    double sending = 0;
    double received = 0;
    SocketTable sockets = new SocketTable(text.get());
    while (sockets.next()) {
      sending += ProcText.asDouble(sockets.sending());
      received += ProcText.asDouble(sockets.received());
    }
    sink.add(QUEUES, sending, "tx", ip);
    sink.add(QUEUES, received, "rx", ip);
    return true;
  }
}
