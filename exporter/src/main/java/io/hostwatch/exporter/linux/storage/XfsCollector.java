package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each XFS file system counts.
 *
 * <pre>{@code
 * node_xfs_extent_allocation_extents_allocated_total{device="sda1"} 1
 * node_xfs_read_calls_total{device="sda1"} 28
 * }</pre>
 *
 * <p>Source: {@code /sys/fs/xfs/<device>/stats/stats}, a line for each subject with numbers in a
 * fixed order. Most of them have 32 bits only and start again from 0.
 */
final class XfsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("xfs");
  private static final String TREE = "lookups compares records_inserted records_deleted";

  /** What the lines' first word means, and the numbers after it. */
  private static final Map<String, List<Family>> LINES =
      Map.of(
          "extent_alloc",
          line(
              "extent_allocation_",
              "extents_allocated blocks_allocated extents_freed blocks_freed"),
          "abt",
          line("allocation_btree_", TREE),
          "blk_map",
          line(
              "block_mapping_",
              "reads writes unmaps extent_list_insertions extent_list_deletions"
                  + " extent_list_lookups extent_list_compares"),
          "bmbt",
          line("block_map_btree_", TREE),
          "dir",
          line("directory_operation_", "lookup create remove getdents"),
          "ig",
          line(
              "inode_operation_",
              "attempts found recycled missed duplicates reclaims attribute_changes"),
          "rw",
          line("", "write_calls read_calls"),
          "vnodes",
          line("vnode_", "active allocate get hold release reclaim remove"));

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final Map<String, Path> sources = new HashMap<>();

  XfsCollector(HostPaths paths) {
    folder = paths.sysfs().resolve("fs").resolve("xfs");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<String> devices = files.names(folder);
    if (sources.keySet().retainAll(devices)) {
      files.release();
    }
    for (String device : devices) {
      Path source = sources.computeIfAbsent(device, this::source);
      Optional<ProcText> text = files.readIfPresent(source);
      if (text.isPresent()) {
        collect(text.get(), device, sink);
      }
    }
  }

  private Path source(String device) {
    return folder.resolve(device).resolve("stats").resolve("stats");
  }

  private static void collect(ProcText text, String device, MetricSink sink)
      throws CollectorException {
    while (text.nextLine() && text.nextField()) {
      List<Family> families = LINES.get(text.field());
      if (families != null) {
        for (Family family : families) {
          sink.add(family, text.nextCounter(), device);
        }
      }
    }
  }

  private static List<Family> line(String prefix, String names) {
    return Stream.of(names.split(" ", -1)).map(name -> family(prefix + name)).toList();
  }

  private static Family family(String name) {
    String help = "XFS' count of " + name.replace('_', ' ') + '.';
    return Family.counter("node_xfs_" + name + "_total", help, "device");
  }
}
