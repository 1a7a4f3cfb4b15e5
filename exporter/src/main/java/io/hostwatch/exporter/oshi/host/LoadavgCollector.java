package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;

/**
 * Load averages of the host.
 *
 * <pre>{@code
 * node_load1 0.21
 * }</pre>
 *
 * <p>Windows has none; on request OSHI works one out from the processor queue, and has nothing to
 * say in the first seconds. There a negative load is no data, elsewhere a failure.
 */
final class LoadavgCollector implements Collector {
  static final CollectorName NAME = new CollectorName("loadavg");
  private static final Family LOAD1 = Family.gauge("node_load1", "Load average over 1 minute.");
  private static final Family LOAD5 = Family.gauge("node_load5", "Load average over 5 minutes.");
  private static final Family LOAD15 = Family.gauge("node_load15", "Load average over 15 minutes.");

  private final HostReader reader;

  LoadavgCollector(HostReader reader) {
    this.reader = reader;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    LoadReading load = reader.load();
    if (!(load.load1() >= 0 && load.load5() >= 0 && load.load15() >= 0)) {
      if (reader.platform() == Platform.WINDOWS) {
        throw new NoDataException("Windows has no load average unless it is worked out");
      }
      throw new CollectorException("the load average is negative: " + load);
    }
    sink.add(LOAD1, load.load1());
    sink.add(LOAD5, load.load5());
    sink.add(LOAD15, load.load15());
  }
}
