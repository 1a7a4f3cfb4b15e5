package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.KnownLines;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.SelectedFamilies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What the virtual memory does: faults, paging, swapping, kills for want of memory.
 *
 * <pre>{@code
 * node_vmstat_oom_kill 0
 * node_vmstat_pgmajfault 87
 * node_vmstat_pswpin 1
 * }</pre>
 *
 * <p>Source: {@code /proc/vmstat}. Untyped, because some fields grow and others do not.
 */
final class VmstatCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("vmstat");

  private final HostFiles files = new HostFiles();
  private final Path source;
  private final KnownLines<Family> families;

  VmstatCollector(HostPaths paths, Pattern fields) {
    source = paths.procfs().resolve("vmstat");
    SelectedFamilies selected =
        new SelectedFamilies("node_vmstat_", "Virtual memory field ", fields);
    families = new KnownLines<>(name -> selected.of(name).orElse(null));
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    families.restart();
    while (text.nextLine()) {
      Family family = text.nextField() ? families.of(text) : null;
      if (family != null) {
        sink.add(family, text.nextNumber());
      }
    }
  }
}
