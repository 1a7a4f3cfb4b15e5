package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;

/**
 * How many files are open.
 *
 * <pre>{@code
 * node_filefd_allocated 11204
 * node_filefd_maximum 245760
 * }</pre>
 *
 * <p>Not on Windows, which counts handles of every kind.
 */
final class FilefdCollector implements Collector {
  static final CollectorName NAME = new CollectorName("filefd");
  private static final Family ALLOCATED =
      Family.gauge("node_filefd_allocated", "Files that are open.");
  private static final Family MAXIMUM =
      Family.gauge("node_filefd_maximum", "Files that may be open.");

  private final HostReader reader;

  FilefdCollector(HostReader reader) {
    this.reader = reader;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    OpenFilesReading files = reader.openFiles();
    if (files.open() <= 0 || files.max() <= 0) {
      throw new CollectorException("%d of %d files".formatted(files.open(), files.max()));
    }
    sink.add(ALLOCATED, (double) files.open());
    sink.add(MAXIMUM, (double) files.max());
  }
}
