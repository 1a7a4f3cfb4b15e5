package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel's own objects take.
 *
 * <pre>{@code
 * node_slabinfo_active_objects{slab="dentry"} 104242
 * node_slabinfo_objects{slab="dentry"} 104244
 * node_slabinfo_object_size_bytes{slab="dentry"} 192
 * node_slabinfo_objects_per_slab{slab="dentry"} 21
 * node_slabinfo_pages_per_slab{slab="dentry"} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/slabinfo}, which only root may read.
 */
final class SlabinfoCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("slabinfo");
  private static final List<Family> COLUMNS =
      List.of(
          gauge("active_objects", "Objects in use."),
          gauge("objects", "Objects there is memory for."),
          gauge("object_size_bytes", "Bytes of an object."),
          gauge("objects_per_slab", "Objects that share a slab."),
          gauge("pages_per_slab", "Pages of memory of a slab."));

  private final HostFiles files = new HostFiles();
  private final Path source;
  private final RememberedFilter filter;

  SlabinfoCollector(HostPaths paths, NameFilter slabs) {
    source = paths.procfs().resolve("slabinfo");
    filter = new RememberedFilter(slabs);
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
      if (text.lineStartsWith("slabinfo -") || text.lineStartsWith("# name")) {
        continue;
      }
      if (text.nextField()) {
        collect(text.field(), text, sink);
      }
    }
  }

  private void collect(String slab, ProcText text, MetricSink sink) throws IOException {
    if (filter.accepts(slab)) {
      for (Family column : COLUMNS) {
        sink.add(column, text.nextCounter(), slab);
      }
    }
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_slabinfo_" + name, help, "slab");
  }
}
