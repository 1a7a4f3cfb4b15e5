package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.KnownLines;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The pages of each zone of memory: how many, what for, and when the kernel starts to reclaim.
 *
 * <pre>{@code
 * node_zoneinfo_nr_free_pages{node="0",zone="Normal"} 1.552297e+06
 * node_zoneinfo_min_pages{node="0",zone="Normal"} 11741
 * node_zoneinfo_numa_hit_total{node="0",zone="Normal"} 1.6974358e+08
 * node_zoneinfo_protection_2{node="0",zone="DMA"} 9931
 * }</pre>
 *
 * <p>Source: {@code /proc/zoneinfo}. What the kernel counts for a whole node stands with the node's
 * first zone. The fields are a fixed list, as in node_exporter.
 */
final class ZoneinfoCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("zoneinfo");
  private static final String PREFIX = "node_zoneinfo_";
  private static final String PAGES =
      """
      nr_free_pages min low high scanned spanned present managed
      nr_active_anon nr_inactive_anon nr_isolated_anon nr_anon_pages nr_anon_transparent_hugepages
      nr_active_file nr_inactive_file nr_isolated_file nr_file_pages
      nr_slab_reclaimable nr_slab_unreclaimable nr_mlock_stack nr_mapped nr_dirty nr_writeback
      nr_unevictable nr_shmem
      """;
  private static final String COUNTS =
      """
      nr_dirtied nr_written
      numa_hit numa_miss numa_foreign numa_interleave numa_local numa_other
      """;
  private static final String PROTECTION = "protection:";
  private static final Map<String, Family> FAMILIES = families();

  private final HostFiles files = new HostFiles();
  private final KnownLines<Family> families = new KnownLines<>(FAMILIES::get);
  private final List<Family> protections = new ArrayList<>();
  private final Path source;

  ZoneinfoCollector(HostPaths paths) {
    source = paths.procfs().resolve("zoneinfo");
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
    families.restart();
    if (!text.nextLine()) {
      throw text.incomplete("zone");
    }
    boolean more = true;
    while (more) {
      more = collect(NodeZone.read(text), text, sink);
    }
  }

  /** Adds one zone; tells whether the text stands at the next one. */
  private boolean collect(NodeZone zone, ProcText text, MetricSink sink) throws CollectorException {
    while (text.nextLine()) {
      if (text.lineStartsWith("Node")) {
        return true;
      }
      Family family = text.nextField() ? families.of(text) : null;
      if (family != null) {
        sink.add(family, text.nextCounter(), zone.node(), zone.zone());
      } else if (text.fieldIs(PROTECTION)) {
        collectProtection(zone, text, sink);
      }
    }
    return false;
  }

  /** {@code protection: (0, 3019, 9931)}: what each higher zone must leave of this one. */
  private void collectProtection(NodeZone zone, ProcText text, MetricSink sink)
      throws CollectorException {
    for (int i = 0; text.nextDigits(); i++) {
      if (i == protections.size()) {
        protections.add(
            gauge(
                "protection_" + i, "Pages of the zone kept from allocations for zone " + i + "."));
      }
      sink.add(protections.get(i), ProcText.asDouble(text.unsigned()), zone.node(), zone.zone());
    }
  }

  private static Map<String, Family> families() {
    Map<String, Family> families = new HashMap<>();
    fields(PAGES).forEach(field -> families.put(field, pages(field)));
    fields(COUNTS).forEach(field -> families.put(field, events(field)));
    families.put("nr_kernel_stack", gauge("nr_kernel_stacks", "Kernel stacks in the zone."));
    return Map.copyOf(families);
  }

  private static Stream<String> fields(String list) {
    return Stream.of(list.strip().split("\\s+"));
  }

  private static Family pages(String field) {
    String name = field.endsWith("pages") ? field : field + "_pages";
    return gauge(name, "Pages of the zone that the kernel calls " + field + ".");
  }

  private static Family events(String field) {
    String help = "Events in the zone that the kernel calls " + field + ".";
    return Family.counter(PREFIX + field + "_total", help, "node", "zone");
  }

  private static Family gauge(String name, String help) {
    return Family.gauge(PREFIX + name, help, "node", "zone");
  }
}
