package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What each network interface received and sent.
 *
 * <pre>{@code
 * node_network_receive_bytes_total{device="Ethernet"} 6.8210035552e+10
 * node_network_transmit_drop_total{device="Ethernet"} 0
 * }</pre>
 *
 * <p>The fourth count that OSHI calls collisions is of discards while sending on Windows. Counts of
 * macOS that the kernel cuts to 32 bits go on upwards. Which interfaces there are is found out in
 * the background. Used by one thread at a time.
 */
final class NetdevCollector implements Collector {
  static final CollectorName NAME = new CollectorName("netdev");
  private static final List<Family> COLUMNS =
      List.of(
          counter("receive_bytes", "Bytes received."),
          counter("transmit_bytes", "Bytes sent."),
          counter("receive_packets", "Packets received."),
          counter("transmit_packets", "Packets sent."),
          counter("receive_errs", "Packets received with an error of any kind."),
          counter("transmit_errs", "Packets that could not be sent for an error of any kind."),
          counter("receive_drop", "Packets received and then dropped for want of room."));
  private static final Family TRANSMIT_DROP =
      counter("transmit_drop", "Packets dropped instead of sent.");
  private static final Family COLLISIONS = counter("transmit_colls", "Collisions while sending.");

  private final HostReader reader;
  private final Predicate<String> accepts;
  private final Refreshed<Boolean> search;
  private final Counters counters = new Counters();

  NetdevCollector(HostReader reader, Predicate<String> accepts, Refreshed<Boolean> search) {
    this.reader = reader;
    this.accepts = accepts;
    this.search = search;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    if (search.current(sink).isEmpty()) {
      return;
    }
    Map<String, InterfaceReading> devices =
        Interfaces.byDevice(reader.platform(), reader.interfaces(), accepts);
    counters.retain(devices.keySet());
    List<String> failed = new ArrayList<>();
    devices.forEach(
        (device, one) ->
            counters
                .advance(device, counts(one))
                .ifPresentOrElse(values -> add(device, values, sink), () -> failed.add(device)));
    if (!failed.isEmpty()) {
      throw new CollectorException("the counts fell to 0 of " + failed);
    }
  }

  private void add(String device, double[] values, MetricSink sink) {
    for (int i = 0; i < COLUMNS.size(); i++) {
      sink.add(COLUMNS.get(i), values[i], device);
    }
    boolean windows = reader.platform() == Platform.WINDOWS;
    sink.add(windows ? TRANSMIT_DROP : COLLISIONS, values[COLUMNS.size()], device);
  }

  private static long[] counts(InterfaceReading one) {
    InterfaceReading.Counts received = one.received();
    InterfaceReading.Counts sent = one.sent();
    return new long[] {
      received.bytes(),
      sent.bytes(),
      received.packets(),
      sent.packets(),
      received.errors(),
      sent.errors(),
      one.dropsIn(),
      one.drops()
    };
  }

  private static Family counter(String name, String help) {
    return Family.counter("node_network_" + name + "_total", help, "device");
  }
}
