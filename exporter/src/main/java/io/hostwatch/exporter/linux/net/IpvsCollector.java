package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.net.IpvsTable.Backend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel's load balancer passed on, and how busy the servers behind it are.
 *
 * <pre>{@code
 * node_ipvs_connections_total 2.3765872e+07
 * node_ipvs_backend_weight{local_address="192.168.0.22",local_port="3306",
 *     remote_address="192.168.82.22",remote_port="3306",proto="TCP",local_mark=""} 100
 * }</pre>
 *
 * <p>Source: {@code /proc/net/ip_vs_stats}, which is there once the kernel's module is loaded, and
 * {@code ip_vs}. Servers that differ in none of the chosen labels are added up.
 */
final class IpvsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("ipvs");
  private static final List<Family> TOTALS =
      List.of(
          Family.counter("node_ipvs_connections_total", "Connections passed on."),
          Family.counter("node_ipvs_incoming_packets_total", "Packets from clients."),
          Family.counter("node_ipvs_outgoing_packets_total", "Packets to clients."),
          Family.counter("node_ipvs_incoming_bytes_total", "Bytes from clients."),
          Family.counter("node_ipvs_outgoing_bytes_total", "Bytes to clients."));
  private static final int HEADING_LINES = 2;

  private final HostFiles files = new HostFiles();
  private final IpvsTable table = new IpvsTable();
  private final HostPaths paths;
  private final List<IpvsLabel> labels;
  private final List<Family> ofBackends;

  IpvsCollector(HostPaths paths, List<IpvsLabel> labels) {
    this.paths = paths;
    this.labels = labels;
    this.ofBackends =
        List.of(
            gauge("connections_active", "Connections to a server that are in use."),
            gauge("connections_inactive", "Connections to a server that are no more in use."),
            gauge("weight", "A server's share of new connections."));
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Optional<ProcText> stats = files.readIfPresent(paths.procNet("ip_vs_stats"));
    if (stats.isEmpty()) {
      throw new NoDataException(paths.procNet("ip_vs_stats") + " is not there");
    }
    collectTotals(stats.get(), sink);
    Map<List<String>, double[]> sums = new LinkedHashMap<>();
    table.walk(files.read(paths.procNet("ip_vs")), backend -> add(backend, sums));
    sums.forEach((values, sum) -> collect(values.toArray(String[]::new), sum, sink));
  }

  private static void collectTotals(ProcText text, MetricSink sink) throws IOException {
    for (int i = 0; i <= HEADING_LINES; i++) {
      if (!text.nextLine()) {
        throw text.incomplete("third line");
      }
    }
    for (Family total : TOTALS) {
      if (!text.nextField()) {
        throw text.malformed(TOTALS.size() + " hexadecimal numbers");
      }
      sink.add(total, ProcText.asDouble(text.hex()));
    }
  }

  private void add(Backend backend, Map<List<String>, double[]> sums) {
    List<String> values = new ArrayList<>(labels.size());
    for (IpvsLabel label : labels) {
      values.add(label.valueOf(backend));
    }
    double[] sum = sums.computeIfAbsent(values, unseen -> new double[ofBackends.size()]);
    sum[0] += backend.active();
    sum[1] += backend.inactive();
    sum[2] += backend.weight();
  }

  private void collect(String[] values, double[] sum, MetricSink sink) {
    for (int i = 0; i < sum.length; i++) {
      sink.add(ofBackends.get(i), sum[i], values);
    }
  }

  private Family gauge(String name, String help) {
    String[] names = labels.stream().map(IpvsLabel::label).toArray(String[]::new);
    return Family.gauge("node_ipvs_backend_" + name, help, names);
  }
}
