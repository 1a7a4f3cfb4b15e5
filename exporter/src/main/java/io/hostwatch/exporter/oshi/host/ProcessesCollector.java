package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;

/**
 * How many processes and threads there are.
 *
 * <pre>{@code
 * node_processes_pids 312
 * node_processes_threads 2841
 * }</pre>
 */
final class ProcessesCollector implements Collector {
  static final CollectorName NAME = new CollectorName("processes");
  private static final Family PIDS = Family.gauge("node_processes_pids", "Processes there are.");
  private static final Family THREADS =
      Family.gauge("node_processes_threads", "Threads there are.");

  private final HostReader reader;

  ProcessesCollector(HostReader reader) {
    this.reader = reader;
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
    TaskReading tasks = reader.tasks();
    if (tasks.processes() <= 0) {
      throw new CollectorException("the number of processes is " + tasks.processes());
    }
    sink.add(PIDS, tasks.processes());
    if (tasks.threads() > 0) {
      sink.add(THREADS, tasks.threads());
    }
  }
}
