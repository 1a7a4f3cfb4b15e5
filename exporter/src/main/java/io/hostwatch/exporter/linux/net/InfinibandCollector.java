package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What InfiniBand and RDMA devices are, in which state their ports are, and what they count.
 *
 * <pre>{@code
 * node_infiniband_info{device="mlx5_0",board_id="",firmware_version="16.35",hca_type="MT4119"} 1
 * node_infiniband_port_data_received_bytes_total{device="mlx5_0",port="1"} 8.884894436e+12
 * node_infiniband_state_id{device="mlx5_0",port="1"} 4
 * }</pre>
 *
 * <p>Source: {@code /sys/class/infiniband}. Each driver has only some of the files.
 */
final class InfinibandCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("infiniband");
  private static final Family INFO =
      Family.gauge(
          "node_infiniband_info",
          "What an InfiniBand device says of itself, always 1.",
          "device",
          "board_id",
          "firmware_version",
          "hca_type");

  private final HostFiles files = new HostFiles();
  private final Path devices;
  private final Map<String, Device> known = new HashMap<>();

  InfinibandCollector(HostPaths paths) {
    this.devices = paths.sysfs().resolve("class/infiniband");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<String> names = files.names(devices);
    if (names.isEmpty() && !Files.isDirectory(devices)) {
      throw new NoDataException(devices + " is not there");
    }
    if (known.keySet().retainAll(names)) {
      files.release();
    }
    for (String name : names) {
      Device device = known.computeIfAbsent(name, this::device);
      sink.add(INFO, 1, name, text(device.board), text(device.firmware), text(device.type));
      device.ports.forEach(port -> port.collect(sink));
    }
  }

  private Device device(String name) {
    Path folder = devices.resolve(name);
    Path ports = folder.resolve("ports");
    List<InfinibandPort> found = new ArrayList<>();
    for (String number : files.names(ports)) {
      found.add(new InfinibandPort(files, ports.resolve(number), name, number));
    }
    return new Device(
        folder.resolve("board_id"), folder.resolve("fw_ver"), folder.resolve("hca_type"), found);
  }

  private String text(Path attribute) {
    return files.text(attribute).orElse("");
  }

  private record Device(Path board, Path firmware, Path type, List<InfinibandPort> ports) {}
}
