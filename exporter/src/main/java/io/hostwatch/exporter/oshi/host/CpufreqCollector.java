package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import java.util.List;
import java.util.Optional;

/**
 * How fast each CPU runs.
 *
 * <pre>{@code
 * node_cpu_scaling_frequency_hertz{cpu="0"} 3.2e+09
 * }</pre>
 *
 * <p>Read in the background. On macOS it is what the CPU is sold for.
 */
final class CpufreqCollector implements Collector {
  static final CollectorName NAME = new CollectorName("cpufreq");
  private static final Family FREQUENCY =
      Family.gauge("node_cpu_scaling_frequency_hertz", "Frequency a CPU runs at.", "cpu");

  private final Refreshed<List<Long>> frequencies;

  CpufreqCollector(Refreshed<List<Long>> frequencies) {
    this.frequencies = frequencies;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    Optional<List<Long>> read = frequencies.current(sink);
    if (read.isEmpty()) {
      return;
    }
    if (read.get().stream().noneMatch(hertz -> hertz > 0)) {
      throw new NoDataException("no CPU tells its frequency");
    }
    for (int cpu = 0; cpu < read.get().size(); cpu++) {
      if (read.get().get(cpu) > 0) {
        sink.add(FREQUENCY, (double) read.get().get(cpu), Integer.toString(cpu));
      }
    }
  }
}
