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
import java.util.Map;

/**
 * The kernel's own counts: interrupts, context switches, forks, processes and when it started.
 *
 * <pre>{@code
 * node_boot_time_seconds 1.418183276e+09
 * node_context_switches_total 3.8014093e+07
 * node_forks_total 26442
 * node_intr_total 8.885917e+06
 * node_procs_blocked 0
 * node_procs_running 2
 * }</pre>
 *
 * <p>Source: {@code /proc/stat}; the lines of the CPUs are those of the cpu collector.
 */
final class StatCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("stat");
  private static final Map<String, Family> FAMILIES =
      Map.of(
          "intr", Family.counter("node_intr_total", "Interrupts serviced since the host started."),
          "ctxt", Family.counter("node_context_switches_total", "Switches from task to task."),
          "processes", Family.counter("node_forks_total", "Processes and threads ever created."),
          "btime", Family.gauge("node_boot_time_seconds", "Unix time at which the host started."),
          "procs_running", Family.gauge("node_procs_running", "Tasks that run or could run."),
          "procs_blocked", Family.gauge("node_procs_blocked", "Tasks that wait for a device."));

  private final HostFiles files = new HostFiles();
  private final Path source;

  StatCollector(HostPaths paths) {
    source = paths.procfs().resolve("stat");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    int found = 0;
    while (text.nextLine()) {
      Family family = text.nextField() ? FAMILIES.get(text.field()) : null;
      if (family != null) {
        sink.add(family, text.nextCounter());
        found++;
      }
    }
    if (found == 0) {
      throw text.incomplete("line of " + FAMILIES.keySet().stream().sorted().toList());
    }
  }
}
