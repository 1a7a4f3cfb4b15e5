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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Fibre Channel adapters are connected to, what they moved and which errors they met.
 *
 * <pre>{@code
 * node_fibrechannel_info{fc_host="host0",speed="16 Gbit",port_state="Online",…} 1
 * node_fibrechannel_rx_frames_total{fc_host="host0"} 3
 * }</pre>
 *
 * <p>Source: {@code /sys/class/fc_host}. A count of all bits is one that the adapter does not keep;
 * it is absent, as is one without a file.
 */
final class FibrechannelCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("fibrechannel");
  private static final Family INFO =
      Family.gauge(
          "node_fibrechannel_info",
          "What a Fibre Channel adapter says of itself, always 1.",
          "fc_host",
          "speed",
          "port_state",
          "port_type",
          "port_id",
          "port_name",
          "fabric_name",
          "symbolic_name",
          "supported_classes",
          "supported_speeds",
          "dev_loss_tmo");
  private static final List<String> HEXADECIMAL = List.of("port_id", "port_name", "fabric_name");
  private static final List<Statistic> STATISTICS =
      List.of(
          statistic("dumped_frames", "dumped_frames", "Frames lost for want of room."),
          statistic("error_frames", "error_frames", "Frames with errors."),
          statistic("invalid_crc_count", "invalid_crc", "Frames with a wrong checksum."),
          statistic("rx_frames", "rx_frames", "Frames received."),
          statistic("rx_words", "rx_words", "Words of four bytes received."),
          statistic("tx_frames", "tx_frames", "Frames sent."),
          statistic("tx_words", "tx_words", "Words of four bytes sent."),
          statistic(
              "seconds_since_last_reset",
              "seconds_since_last_reset",
              "Seconds since the adapter's counts were set to 0."),
          statistic("invalid_tx_word_count", "invalid_tx_words", "Words that were no code."),
          statistic("link_failure_count", "link_failure", "Failures of the link."),
          statistic("loss_of_sync_count", "loss_of_sync", "Losses of synchronization."),
          statistic("loss_of_signal_count", "loss_of_signal", "Losses of the signal."),
          statistic("nos_count", "nos", "Times the other side was not operational."),
          statistic("fcp_packet_aborts", "fcp_packet_aborts", "SCSI packets given up."));

  private final HostFiles files = new HostFiles();
  private final Path hosts;
  private final Map<String, Host> known = new HashMap<>();

  FibrechannelCollector(HostPaths paths) {
    this.hosts = paths.sysfs().resolve("class/fc_host");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<String> names = files.names(hosts);
    if (names.isEmpty() && !Files.isDirectory(hosts)) {
      throw new NoDataException(hosts + " is not there");
    }
    if (known.keySet().retainAll(names)) {
      files.release();
    }
    for (String name : names) {
      Host host = known.computeIfAbsent(name, this::host);
      sink.add(INFO, 1, info(name, host));
      for (int i = 0; i < host.statistics.size(); i++) {
        collect(host.statistics.get(i), STATISTICS.get(i).family, name, sink);
      }
    }
  }

  private String[] info(String name, Host host) {
    String[] values = new String[INFO.labelNames().size()];
    values[0] = name;
    for (int i = 1; i < values.length; i++) {
      String text = files.text(host.attributes.get(i - 1)).orElse("");
      boolean prefixed = text.length() > 2 && HEXADECIMAL.contains(INFO.labelNames().get(i));
      values[i] = prefixed ? text.substring(2) : text;
    }
    return values;
  }

  private void collect(Path file, Family family, String host, MetricSink sink) {
    HexAttribute.read(files, file)
        .ifPresent(
            bits -> {
              if (bits != -1) {
                sink.add(family, ProcText.asDouble(bits), host);
              }
            });
  }

  private Host host(String name) {
    Path folder = hosts.resolve(name);
    Path statistics = folder.resolve("statistics");
    return new Host(
        INFO.labelNames().stream().skip(1).map(folder::resolve).toList(),
        STATISTICS.stream().map(statistic -> statistics.resolve(statistic.file)).toList());
  }

  private static Statistic statistic(String file, String name, String help) {
    return new Statistic(
        file, Family.counter("node_fibrechannel_" + name + "_total", help, "fc_host"));
  }

  private record Statistic(String file, Family family) {}

  private record Host(List<Path> attributes, List<Path> statistics) {}
}
