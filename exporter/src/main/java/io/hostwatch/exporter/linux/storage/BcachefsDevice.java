package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One device of a bcachefs file system. */
final class BcachefsDevice {
  private static final Family INFO =
      Family.gauge(
          "node_bcachefs_device_info",
          "How a device is used; the value is always 1.",
          "uuid",
          "device",
          "label",
          "state");
  private static final Family BUCKET_SIZE = gauge("bucket_size_bytes", "Size of a bucket.");
  private static final Family BUCKETS = gauge("buckets", "Buckets of a device.");
  private static final Family DURABILITY = gauge("durability", "Copies that one here counts for.");
  private static final Family DONE =
      Family.counter(
          "node_bcachefs_device_io_done_bytes_total",
          "Bytes read and written by what they are.",
          "uuid",
          "device",
          "operation",
          "data_type");
  private static final Family ERRORS =
      Family.counter(
          "node_bcachefs_device_io_errors_total",
          "Errors since the file system was made.",
          "uuid",
          "device",
          "type");

  private BcachefsDevice() {}

  /**
   * @param labels the file system's UUID and the device's number in it
   */
  static void collect(HostFiles files, Path folder, MetricSink sink, String... labels)
      throws IOException {
    String label = files.text(folder.resolve("label")).orElse("");
    String state = files.text(folder.resolve("state")).orElse("");
    sink.add(INFO, 1, labels[0], labels[1], label, state);
    files
        .text(folder.resolve("bucket_size"))
        .ifPresent(
            size -> HumanSize.ofBcachefs(size).ifPresent(n -> sink.add(BUCKET_SIZE, n, labels)));
    files.number(folder.resolve("nbuckets")).ifPresent(n -> sink.add(BUCKETS, n, labels));
    files.number(folder.resolve("durability")).ifPresent(n -> sink.add(DURABILITY, n, labels));
    Optional<ProcText> done = files.readIfPresent(folder.resolve("io_done"));
    if (done.isPresent()) {
      collectDone(done.get(), sink, labels);
    }
    Optional<ProcText> errors = files.readIfPresent(folder.resolve("io_errors"));
    if (errors.isPresent()) {
      collectErrors(errors.get(), sink, labels);
    }
  }

  /** Under {@code read:} and {@code write:} a line for each kind: {@code btree : 4411097088}. */
  private static void collectDone(ProcText text, MetricSink sink, String... labels)
      throws IOException {
    String operation = "";
    while (text.nextLine()) {
      String line = text.line().strip();
      if (line.equals("read:") || line.equals("write:")) {
        operation = line.substring(0, line.length() - 1);
      } else if (!operation.isEmpty() && line.indexOf(':') > 0) {
        String kind = text.nextName();
        sink.add(DONE, text.nextCounter(), labels[0], labels[1], operation, kind);
      }
    }
  }

  /** Two lists under a line each; the second starts whenever somebody resets it. */
  private static void collectErrors(ProcText text, MetricSink sink, String... labels)
      throws IOException {
    boolean sinceCreation = false;
    while (text.nextLine()) {
      String line = text.line();
      if (line.startsWith("IO errors since ")) {
        sinceCreation = line.startsWith("IO errors since filesystem creation");
      } else if (sinceCreation && line.indexOf(':') > 0) {
        String kind = text.nextName();
        sink.add(ERRORS, text.nextCounter(), labels[0], labels[1], kind);
      }
    }
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_bcachefs_device_" + name, help, "uuid", "device");
  }
}
