package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where memory is swapped to and how full it is.
 *
 * <pre>{@code
 * node_swap_size_bytes{device="/dev/zram0",swap_type="partition"} 8.589930496e+09
 * node_swap_used_bytes{device="/dev/zram0",swap_type="partition"} 77824
 * node_swap_priority{device="/dev/zram0",swap_type="partition"} 100
 * }</pre>
 *
 * <p>Source: {@code /proc/swaps}, in kB of 1024 bytes; nothing where nothing is swapped to. Blanks
 * in a file's name stay as the kernel writes them, {@code \040}.
 */
final class SwapCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("swap");
  private static final Family SIZE = gauge("size_bytes", "Bytes that can be swapped to it.");
  private static final Family USED = gauge("used_bytes", "Bytes that are swapped to it.");
  private static final Family PRIORITY =
      gauge("priority", "Its rank: the one with the highest number is filled first.");

  private final HostFiles files = new HostFiles();
  private final Path source;

  SwapCollector(HostPaths paths) {
    source = paths.procfs().resolve("swaps");
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
    ProcText text = files.read(source);
    text.nextLine(); // the header
    while (text.nextLine()) {
      text.nextField();
      String device = text.field();
      text.nextField();
      String type = text.field();
      double size = text.nextCounter() * 1024;
      double used = text.nextCounter() * 1024;
      double priority = text.nextNumber();
      sink.add(SIZE, size, device, type);
      sink.add(USED, used, device, type);
      sink.add(PRIORITY, priority, device, type);
    }
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_swap_" + name, help, "device", "swap_type");
  }
}
