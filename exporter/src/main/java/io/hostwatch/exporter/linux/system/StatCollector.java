package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.KnownLines;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
 * <p>On request {@code node_softirqs_total{vector="net_rx"}} too.
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

  private static final String SOFTIRQ = "softirq";
  private static final Family SOFTIRQS =
      Family.counter("node_softirqs_total", "Softirqs serviced, by what they are for.", "vector");
  private static final List<String> VECTORS =
      List.of(
          "hi",
          "timer",
          "net_tx",
          "net_rx",
          "block",
          "block_iopoll",
          "tasklet",
          "sched",
          "hrtimer",
          "rcu");

  private final HostFiles files = new HostFiles();
  private final KnownLines<Family> families;
  private final Path source;

  /**
   * @param softirqs whether softirqs are told by vector
   */
  StatCollector(HostPaths paths, boolean softirqs) {
    source = paths.procfs().resolve("stat");
    families =
        new KnownLines<>(name -> softirqs && name.equals(SOFTIRQ) ? SOFTIRQS : FAMILIES.get(name));
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    families.restart();
    int found = 0;
    while (text.nextLine()) {
      Family family = text.nextField() ? families.of(text) : null;
      if (family != null) {
        add(family, text, sink);
        found++;
      }
    }
    if (found == 0) {
      throw text.incomplete("line of " + FAMILIES.keySet().stream().sorted().toList());
    }
  }

  private static void add(Family family, ProcText text, MetricSink sink) throws IOException {
    double value = text.nextCounter();
    if (family.labelNames().isEmpty()) {
      sink.add(family, value);
      return;
    }
    for (String vector : VECTORS) { // the first number was their sum
      sink.add(family, text.nextCounter(), vector);
    }
  }
}
