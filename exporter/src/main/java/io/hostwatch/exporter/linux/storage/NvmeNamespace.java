package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** One namespace of an NVMe controller: a disk, as seen from above. Sizes are in its own blocks. */
final class NvmeNamespace {
  private static final Family INFO =
      Family.gauge(
          "node_nvme_namespace_info",
          "How a namespace can be reached; the value is always 1.",
          "device",
          "nsid",
          "ana_state");
  private static final Family CAPACITY = gauge("capacity_bytes", "Capacity of a namespace.");
  private static final Family SIZE = gauge("size_bytes", "Size of a namespace.");
  private static final Family USED = gauge("used_bytes", "Bytes of a namespace that are in use.");
  private static final Family BLOCK =
      gauge("logical_block_size_bytes", "Size of the blocks of a namespace.");

  private final HostFiles files;
  private final Path access;
  private final Path size;
  private final Path used;
  private final Path block;
  private final String[] labels;

  NvmeNamespace(HostFiles files, Path folder, String device, String id) {
    this.files = files;
    this.access = folder.resolve("ana_state");
    this.size = folder.resolve("size");
    this.used = folder.resolve("nuse");
    this.block = folder.resolve("queue/logical_block_size");
    this.labels = new String[] {device, id};
  }

  void collect(MetricSink sink) {
    sink.add(INFO, 1, labels[0], labels[1], files.text(access).orElse("unknown"));
    OptionalDouble bytes = files.number(block);
    if (bytes.isPresent()) {
      sink.add(BLOCK, bytes.getAsDouble(), labels);
      add(size, bytes.getAsDouble(), CAPACITY, sink);
      add(size, bytes.getAsDouble(), SIZE, sink);
      add(used, bytes.getAsDouble(), USED, sink);
    }
  }

  private void add(Path blocks, double bytes, Family family, MetricSink sink) {
    OptionalDouble found = files.number(blocks);
    if (found.isPresent()) {
      sink.add(family, found.getAsDouble() * bytes, labels);
    }
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_nvme_namespace_" + name, help, "device", "nsid");
  }
}
