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
 * How many control groups there are of each kind.
 *
 * <pre>{@code
 * node_cgroups_cgroups{subsys_name="memory"} 38
 * node_cgroups_enabled{subsys_name="memory"} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/cgroups}.
 */
final class CgroupsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("cgroups");
  private static final Family CGROUPS =
      Family.gauge("node_cgroups_cgroups", "Control groups that use it.", "subsys_name");
  private static final Family ENABLED =
      Family.gauge("node_cgroups_enabled", "Whether the kernel offers it.", "subsys_name");

  private final HostFiles files = new HostFiles();
  private final Path source;

  CgroupsCollector(HostPaths paths) {
    source = paths.procfs().resolve("cgroups");
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
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    while (text.nextLine()) {
      if (!text.lineStartsWith("#") && text.nextField()) {
        String subsystem = text.field();
        text.nextUnsigned(); // the number of its hierarchy
        double cgroups = text.nextCounter();
        double enabled = text.nextCounter();
        sink.add(CGROUPS, cgroups, subsystem);
        sink.add(ENABLED, enabled, subsystem);
      }
    }
  }
}
