package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which network interfaces there are, whether they work and how fast.
 *
 * <pre>{@code
 * node_network_up{device="Ethernet"} 1
 * node_network_mtu_bytes{device="Ethernet"} 1500
 * node_network_speed_bytes{device="Ethernet"} 1.25e+08
 * node_network_info{device="Ethernet",address="…",broadcast="",duplex="",operstate="up",adminstate="",ifalias="Ethernet"} 1
 * }</pre>
 *
 * <p>Read in the background.
 */
final class NetclassCollector implements Collector {
  static final CollectorName NAME = new CollectorName("netclass");
  private static final double BITS = 8;
  private static final long NO_SPEED = Long.MAX_VALUE; // what Windows says of an unplugged adapter
  private static final Family UP =
      Family.gauge("node_network_up", "Whether the interface works (1) or not (0).", "device");
  private static final Family MTU =
      Family.gauge("node_network_mtu_bytes", "Bytes that fit into a packet.", "device");
  private static final Family SPEED =
      Family.gauge("node_network_speed_bytes", "Bytes a second that the link can do.", "device");
  private static final Family INFO =
      Family.gauge(
          "node_network_info",
          "What is known of an interface; the value is always 1.",
          "device",
          "address",
          "broadcast",
          "duplex",
          "operstate",
          "adminstate",
          "ifalias");

  private final Platform platform;
  private final Predicate<String> accepts;
  private final Refreshed<List<InterfaceReading>> interfaces;

  NetclassCollector(
      Platform platform, Predicate<String> accepts, Refreshed<List<InterfaceReading>> interfaces) {
    this.platform = platform;
    this.accepts = accepts;
    this.interfaces = interfaces;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    Optional<List<InterfaceReading>> all = interfaces.current(sink);
    if (all.isEmpty()) {
      return;
    }
    Map<String, InterfaceReading> devices = Interfaces.byDevice(platform, all.get(), accepts);
    if (devices.isEmpty()) {
      throw new NoDataException("there is no network interface");
    }
    devices.forEach((device, one) -> collect(device, one, sink));
  }

  private static void collect(String device, InterfaceReading one, MetricSink sink) {
    String state = one.state().name().toLowerCase(Locale.ROOT);
    sink.add(UP, one.state() == InterfaceReading.State.UP ? 1 : 0, device);
    sink.add(INFO, 1, device, one.address(), "", "", state, "", one.alias());
    if (one.mtu() > 0) {
      sink.add(MTU, (double) one.mtu(), device);
    }
    if (one.speed() > 0 && one.speed() < NO_SPEED) {
      sink.add(SPEED, (double) one.speed() / BITS, device);
    }
  }
}
