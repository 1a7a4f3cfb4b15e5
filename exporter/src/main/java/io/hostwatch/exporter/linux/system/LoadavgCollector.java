package io.hostwatch.exporter.linux.system;

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
 * Load averages of the host.
 *
 * <pre>{@code
 * node_load1 0.21
 * node_load5 0.37
 * node_load15 0.35
 * }</pre>
 *
 * <p>Source: {@code /proc/loadavg}.
 */
final class LoadavgCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("loadavg");
  private static final List<Family> AVERAGES =
      List.of(
          Family.gauge("node_load1", "Load average over 1 minute."),
          Family.gauge("node_load5", "Load average over 5 minutes."),
          Family.gauge("node_load15", "Load average over 15 minutes."));

  private final HostFiles files = new HostFiles();
  private final Path source;

  LoadavgCollector(HostPaths paths) {
    source = paths.procfs().resolve("loadavg");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    if (!text.nextLine()) {
      throw text.incomplete("load averages");
    }
    for (Family average : AVERAGES) {
      sink.add(average, text.nextNumber());
    }
  }
}
