package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What TCP and UDP count.
 *
 * <pre>{@code
 * node_netstat_Tcp_CurrEstab 42
 * node_netstat_Udp6_InDatagrams 9
 * }</pre>
 *
 * <p>As on Linux, TCP's fields are of IPv4 and IPv6 together. The counts of Windows have 32 bits,
 * which OSHI widens with their sign; here they wrap upwards. Used by one thread at a time.
 */
final class NetstatCollector implements Collector {
  static final CollectorName NAME = new CollectorName("netstat");
  private static final long UNSIGNED = 0xFFFF_FFFFL;
  private static final List<String> TCP =
      List.of(
          "ActiveOpens", "PassiveOpens", "InSegs", "OutSegs", "RetransSegs", "InErrs", "OutRsts");
  private static final List<String> UDP =
      List.of("InDatagrams", "OutDatagrams", "NoPorts", "InErrors");

  private final HostReader reader;
  private final Predicate<String> fields;
  private final Counters counters = new Counters();
  private final Map<String, Family> families = new HashMap<>();

  NetstatCollector(HostReader reader, Predicate<String> fields) {
    this.reader = reader;
    this.fields = fields;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    ProtocolReading now = reader.protocols();
    if (now.tcp().isPresent()) {
      collectTcp(now.tcp().get(), now.tcp6(), sink);
    }
    if (now.udp().isPresent()) {
      add("Udp", UDP, advance("udp", udp(now.udp().get())), sink);
    }
    if (now.udp6().isPresent()) {
      add("Udp6", UDP, advance("udp6", udp(now.udp6().get())), sink);
    }
  }

  private void collectTcp(
      ProtocolReading.Tcp four, Optional<ProtocolReading.Tcp> six, MetricSink sink)
      throws CollectorException {
    double[] sum = advance("tcp", tcp(four));
    double established = established(four);
    if (six.isPresent()) {
      double[] more = advance("tcp6", tcp(six.get()));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
      established += established(six.get());
    }
    add("Tcp", TCP, sum, sink);
    add("Tcp_CurrEstab", established, sink);
  }

  private double[] advance(String protocol, long[] now) throws CollectorException {
    for (int i = 0; i < now.length; i++) {
      now[i] = now[i] < 0 ? now[i] & UNSIGNED : now[i];
    }
    return counters.advanceOrFail(protocol, now);
  }

  private void add(String protocol, List<String> names, double[] values, MetricSink sink) {
    for (int i = 0; i < values.length; i++) {
      add(protocol + '_' + names.get(i), values[i], sink);
    }
  }

  private void add(String field, double value, MetricSink sink) {
    if (fields.test(field)) {
      sink.add(families.computeIfAbsent(field, NetstatCollector::family), value);
    }
  }

  private static double established(ProtocolReading.Tcp tcp) {
    return (double) (tcp.established() & UNSIGNED);
  }

  private static long[] tcp(ProtocolReading.Tcp tcp) {
    return new long[] {
      tcp.activeOpens(),
      tcp.passiveOpens(),
      tcp.segmentsIn(),
      tcp.segmentsOut(),
      tcp.retransmitted(),
      tcp.errorsIn(),
      tcp.resetsOut()
    };
  }

  private static long[] udp(ProtocolReading.Udp udp) {
    return new long[] {udp.in(), udp.out(), udp.noPorts(), udp.errorsIn()};
  }

  private static Family family(String field) {
    return Family.untyped("node_netstat_" + field, "Network field " + field + ".");
  }
}
