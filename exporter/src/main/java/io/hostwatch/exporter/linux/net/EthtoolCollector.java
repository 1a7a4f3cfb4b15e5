package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import io.hostwatch.exporter.linux.net.Ethtool.Driver;
import io.hostwatch.exporter.linux.net.Ethtool.Link;
import io.hostwatch.exporter.linux.net.LinkModes.Speed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the drivers of network devices say of them: who they are, what their links can do, and
 * whatever else they count.
 *
 * <pre>{@code
 * node_ethtool_info{bus_info="0000:00:03.0",device="eth0",driver="virtio_net",…} 1
 * node_ethtool_received_drops{device="eth0"} 0
 * node_network_supported_speed_bytes{device="eth0",duplex="full",mode="1000baseT"} 1.25e+08
 * }</pre>
 *
 * <p>Source: {@code ioctl(2)} for each device in {@code /sys/class/net}. Off by default: drivers
 * have hundreds of counts, some for each queue.
 */
final class EthtoolCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("ethtool");
  private static final Family INFO =
      Family.gauge(
          "node_ethtool_info",
          "A network device's driver, always 1.",
          "bus_info",
          "device",
          "driver",
          "expansion_rom_version",
          "firmware_version",
          "version");
  private static final Family PORT =
      Family.gauge(
          "node_network_supported_port_info", "A port it can have, always 1.", "device", "type");
  private static final Family AUTONEGOTIATE =
      Family.gauge("node_network_autonegotiate", "Whether a mode is agreed on.", "device");
  private static final Modes SUPPORTED = Modes.of("supported", "can have");
  private static final Modes ADVERTISED = Modes.of("advertised", "offers");

  private final HostFiles files = new HostFiles();
  private final Path interfaces;
  private final RememberedFilter filter;
  private final EthtoolNames names;
  private final Supplier<Ethtool> opener;
  private @Nullable Ethtool opened;

  EthtoolCollector(HostPaths paths, NetOptions.Statistics options, Supplier<Ethtool> ethtool) {
    this.interfaces = paths.sysfs().resolve("class/net");
    this.filter = new RememberedFilter(options.devices());
    this.names = new EthtoolNames(options.names());
    this.opener = ethtool;
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
  public void collect(MetricSink sink) throws CollectorException {
    List<String> devices = files.names(interfaces);
    if (devices.isEmpty()) {
      throw Files.isReadable(interfaces)
          ? new CollectorException(interfaces + ": has no devices")
          : new NoDataException(interfaces + " is not there or not readable");
    }
    Ethtool ethtool = ethtool();
    for (String device : devices) {
      if (filter.accepts(device) && Files.isDirectory(interfaces.resolve(device))) {
        ethtool.link(device).ifPresent(link -> collect(device, link, sink));
        ethtool.driver(device).ifPresent(driver -> collect(device, driver, sink));
        collect(device, ethtool.statistics(device), sink);
      }
    }
  }

  /** Off by default, so the socket is opened only when it is needed. */
  private Ethtool ethtool() {
    Ethtool known = opened;
    if (known == null) {
      known = opener.get();
      opened = known;
    }
    return known;
  }

  private static void collect(String device, Link link, MetricSink sink) {
    SUPPORTED.collect(device, link.supported(), sink);
    LinkModes.PORTS.forEach(
        (bit, type) -> {
          if (LinkModes.has(link.supported(), bit)) {
            sink.add(PORT, 1, device, type);
          }
        });
    ADVERTISED.collect(device, link.advertised(), sink);
    sink.add(AUTONEGOTIATE, link.autonegotiate(), device);
  }

  private static void collect(String device, Driver driver, MetricSink sink) {
    sink.add(
        INFO,
        1,
        driver.bus(),
        device,
        driver.name(),
        driver.expansionRom(),
        driver.firmware(),
        driver.version());
  }

  private void collect(String device, Map<String, Long> statistics, MetricSink sink) {
    List<Optional<Family>> families = names.of(List.copyOf(statistics.keySet()));
    int i = 0;
    for (long bits : statistics.values()) {
      families.get(i++).ifPresent(family -> sink.add(family, ProcText.asDouble(bits), device));
    }
  }

  /** The families of the modes that a link can have, or of those that it offers. */
  private record Modes(Family speeds, Family autonegotiate, Family pause, Family asymmetricPause) {

    static Modes of(String which, String does) {
      return new Modes(
          Family.gauge(
              "node_network_" + which + "_speed_bytes",
              "A speed that a link " + does + ".",
              "device",
              "duplex",
              "mode"),
          flag("autonegotiate_" + which, "agreeing on a mode", does),
          flag("pause_" + which, "frames that ask to pause", does),
          flag("asymmetricpause_" + which, "such frames in one direction", does));
    }

    void collect(String device, int modes, MetricSink sink) {
      for (Speed speed : LinkModes.SPEEDS) {
        if (LinkModes.has(modes, speed.bit())) {
          sink.add(speeds, speed.bytes(), device, speed.duplex(), speed.mode());
        }
      }
      sink.add(autonegotiate, LinkModes.has(modes, LinkModes.AUTONEGOTIATE) ? 1 : 0, device);
      sink.add(pause, LinkModes.has(modes, LinkModes.PAUSE) ? 1 : 0, device);
      sink.add(asymmetricPause, LinkModes.has(modes, LinkModes.ASYMMETRIC_PAUSE) ? 1 : 0, device);
    }

    private static Family flag(String name, String what, String does) {
      return Family.gauge(
          "node_network_" + name, "Whether a link " + does + " " + what + ".", "device");
    }
  }
}
