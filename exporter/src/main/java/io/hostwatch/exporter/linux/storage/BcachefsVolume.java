package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One bcachefs file system. */
final class BcachefsVolume {
  private static final Family INFO =
      Family.gauge("node_bcachefs_info", "A file system; the value is always 1.", "uuid");
  private static final Family CACHE =
      Family.gauge("node_bcachefs_btree_cache_size_bytes", "Memory that trees take.", "uuid");
  private static final Family COMPRESSED =
      Family.gauge(
          "node_bcachefs_compression_compressed_bytes",
          "What data take on disk by how they are compressed.",
          "uuid",
          "algorithm");
  private static final Family UNCOMPRESSED =
      Family.gauge(
          "node_bcachefs_compression_uncompressed_bytes",
          "What data would take on disk if they were not compressed.",
          "uuid",
          "algorithm");
  private static final Family ERRORS =
      Family.counter("node_bcachefs_errors_total", "Faults found by kind.", "uuid", "error_type");
  private static final Family WRITES =
      Family.counter("node_bcachefs_btree_writes_total", "Writes to trees.", "uuid", "type");
  private static final Family WRITE_SIZE =
      Family.gauge(
          "node_bcachefs_btree_write_average_size_bytes",
          "Average size of writes to trees.",
          "uuid",
          "type");
  private static final String SINCE_CREATION = "creation:";

  private final HostFiles files;
  private final Path folder;
  private final String uuid;
  private final Map<String, Family> counters = new HashMap<>();

  BcachefsVolume(HostFiles files, Path folder, String uuid) {
    this.files = files;
    this.folder = folder;
    this.uuid = uuid;
  }

  void collect(MetricSink sink) throws IOException {
    sink.add(INFO, 1, uuid);
    files
        .text(folder.resolve("btree_cache_size"))
        .ifPresent(size -> HumanSize.ofBcachefs(size).ifPresent(n -> sink.add(CACHE, n, uuid)));
    collectTable("compression_stats", COMPRESSED, UNCOMPRESSED, sink);
    collectTable("btree_write_stats", WRITES, WRITE_SIZE, sink);
    collectErrors(sink);
    for (String counter : files.names(folder.resolve("counters"))) {
      collectCounter(counter, sink);
    }
    for (String entry : files.names(folder)) {
      if (entry.startsWith("dev-")) {
        String device = entry.substring("dev-".length());
        BcachefsDevice.collect(files, folder.resolve(entry), sink, uuid, device);
      }
    }
  }

  /** A header, then lines of a name and two sizes, after the name a colon or none. */
  private void collectTable(String file, Family first, Family second, MetricSink sink)
      throws IOException {
    Optional<ProcText> text = files.readIfPresent(folder.resolve(file));
    if (text.isEmpty() || !text.get().nextLine()) {
      return;
    }
    while (text.get().nextLine() && text.get().nextField()) {
      String field = text.get().field();
      String name = field.endsWith(":") ? field.substring(0, field.length() - 1) : field;
      sink.add(first, size(text.get()), uuid, name);
      sink.add(second, size(text.get()), uuid, name);
    }
  }

  private static double size(ProcText text) throws CollectorException {
    String size = text.nextField() ? text.field() : "";
    return HumanSize.ofBcachefs(size)
        .orElseThrow(() -> text.malformed("a size such as 512 or 1.5k instead of " + size));
  }

  private void collectErrors(MetricSink sink) throws IOException {
    Optional<ProcText> text = files.readIfPresent(folder.resolve("errors"));
    while (text.isPresent() && text.get().nextLine() && text.get().nextField()) {
      String kind = text.get().field();
      sink.add(ERRORS, text.get().nextCounter(), uuid, kind);
    }
  }

  /** {@code since filesystem creation: 12345} and the same since it was mounted. */
  private void collectCounter(String counter, MetricSink sink) throws IOException {
    Family family = counters.computeIfAbsent(counter, BcachefsVolume::family);
    Optional<ProcText> text = files.readIfPresent(folder.resolve("counters").resolve(counter));
    while (text.isPresent() && text.get().nextLine()) {
      boolean found = false;
      while (!found && text.get().nextField()) {
        found = text.get().fieldIs(SINCE_CREATION);
      }
      if (found) {
        sink.add(family, size(text.get()), uuid);
      }
    }
  }

  private static Family family(String counter) {
    String name = counter.replaceAll("[^a-zA-Z0-9_]", "_");
    String help = "bcachefs' count of " + counter + " since the file system was made.";
    return Family.counter("node_bcachefs_" + name + "_total", help, "uuid");
  }
}
