package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How often each CPU ran what interrupts had put off.
 *
 * <pre>{@code
 * node_softirqs_functions_total{cpu="0",type="NET_RX"} 55919
 * }</pre>
 *
 * <p>Source: {@code /proc/softirqs}, whose columns are all CPUs the host may have. Off by default.
 */
final class SoftirqsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("softirqs");
  private static final Family FUNCTIONS =
      Family.counter(
          "node_softirqs_functions_total",
          "How often a CPU ran put-off work of a kind.",
          "cpu",
          "type");

  private final HostFiles files = new HostFiles();
  private final Path source;

  SoftirqsCollector(HostPaths paths) {
    source = paths.procfs().resolve("softirqs");
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
    List<String> cpus = CpuColumns.read(text);
    while (text.nextLine()) {
      String type = text.nextName();
      for (String cpu : cpus) {
        sink.add(FUNCTIONS, text.nextCounter(), cpu, type);
      }
    }
  }
}
