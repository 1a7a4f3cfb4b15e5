package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;

/**
 * The kernel's own counts and when it started.
 *
 * <pre>{@code
 * node_boot_time_seconds 1.418183276e+09
 * node_context_switches_total 3.8014093e+07
 * node_intr_total 8.885917e+06
 * }</pre>
 *
 * <p>macOS tells neither switches nor interrupts, which come as 0. Used by one thread at a time.
 */
final class StatCollector implements Collector {
  static final CollectorName NAME = new CollectorName("stat");
  private static final Family SWITCHES =
      Family.counter("node_context_switches_total", "Switches from task to task.");
  private static final Family INTERRUPTS =
      Family.counter("node_intr_total", "Interrupts serviced since the host started.");
  private static final Family BOOT_TIME =
      Family.gauge("node_boot_time_seconds", "Unix time at which the host started.");

  private final HostReader reader;
  private final Counters counters = new Counters();

  StatCollector(HostReader reader) {
    this.reader = reader;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    KernelReading kernel = reader.kernel();
    if (kernel.bootTime() > 0) {
      sink.add(BOOT_TIME, (double) kernel.bootTime());
    }
    add(SWITCHES, kernel.contextSwitches(), sink);
    add(INTERRUPTS, kernel.interrupts(), sink);
    if (kernel.bootTime() <= 0) {
      throw new CollectorException("the time of the start is " + kernel.bootTime());
    }
  }

  private void add(Family family, long count, MetricSink sink) throws CollectorException {
    double[] value =
        counters
            .advance(family.name(), count)
            .orElseThrow(() -> new CollectorException(family.name() + " fell to " + count));
    if (value[0] > 0) {
      sink.add(family, value[0]);
    }
  }
}
