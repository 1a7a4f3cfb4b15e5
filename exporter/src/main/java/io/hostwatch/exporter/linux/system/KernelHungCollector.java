package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How often the kernel found a task that had not moved for minutes.
 *
 * <pre>{@code
 * node_kernel_hung_tasks_total 0
 * }</pre>
 *
 * <p>Source: {@code /proc/sys/kernel/hung_task_detect_count}, there since Linux 6.13. No data where
 * the kernel does not look for hung tasks, or does not count them.
 */
final class KernelHungCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("kernel_hung");
  private static final Family HUNG =
      Family.counter("node_kernel_hung_tasks_total", "Tasks found hanging since the host started.");

  private final HostFiles files = new HostFiles();
  private final Path source;

  KernelHungCollector(HostPaths paths) {
    source = paths.procfs().resolve("sys/kernel/hung_task_detect_count");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    try {
      sink.add(HUNG, files.requiredNumber(source));
    } catch (NoSuchFileException e) {
      throw new NoDataException(source + ": the kernel does not count hung tasks");
    }
  }
}
