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

/**
 * Open files of the whole host and how many there may be.
 *
 * <pre>{@code
 * node_filefd_allocated 1024
 * node_filefd_maximum 1.631329e+06
 * }</pre>
 *
 * <p>Source: {@code /proc/sys/fs/file-nr}, whose second number has been zero since Linux 2.6.
 */
final class FilefdCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("filefd");
  private static final Family ALLOCATED =
      Family.gauge("node_filefd_allocated", "File handles in use.");
  private static final Family MAXIMUM =
      Family.gauge("node_filefd_maximum", "File handles that may be in use at a time.");

  private final HostFiles files = new HostFiles();
  private final Path source;

  FilefdCollector(HostPaths paths) {
    source = paths.procfs().resolve("sys/fs/file-nr");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    if (!text.nextLine()) {
      throw text.incomplete("file handles");
    }
    double allocated = text.nextCounter();
    text.nextCounter();
    sink.add(ALLOCATED, allocated);
    sink.add(MAXIMUM, text.nextCounter());
  }
}
