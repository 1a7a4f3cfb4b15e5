package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.disk.BtrfsDevices.Device;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One btrfs file system in sysfs. */
final class BtrfsVolume {
  private static final List<String> ERROR_KINDS =
      List.of("write", "read", "flush", "corruption", "generation");
  private static final int SECTOR = 512;
  private static final double MILLISECONDS = 1000;
  private static final Family INFO =
      Family.gauge("node_btrfs_info", "A file system; the value is always 1.", "uuid", "label");
  private static final Family GLOBAL_RESERVE =
      gauge("global_rsv_size_bytes", "Size of the reserve for everything.");
  private static final Family SIZE =
      gauge("device_size_bytes", "Size of a device.", "device", "btrfs_dev_uuid");
  private static final Family SIZE_BY_SYSFS =
      gauge("device_size_bytes", "Size of a device.", "device");
  private static final Family UNUSED =
      gauge("device_unused_bytes", "Bytes of a device not in use.", "device", "btrfs_dev_uuid");
  private static final Family ERRORS =
      Family.counter(
          "node_btrfs_device_errors_total",
          "What went wrong on a device.",
          "uuid",
          "type",
          "device",
          "btrfs_dev_uuid");

  /** The lines of {@code commit_stats}; times are in milliseconds. */
  private static final Map<String, Family> COMMITS =
      Map.of(
          "commits", Family.counter("node_btrfs_commits_total", "Transactions ended.", "uuid"),
          "last_commit_ms", gauge("last_commit_seconds", "How long the last one took to end."),
          "max_commit_ms", gauge("max_commit_seconds", "How long the slowest took to end."),
          "total_commit_ms",
              Family.counter("node_btrfs_commit_seconds_total", "How long all took.", "uuid"));

  private final HostFiles files;
  private final Path folder;
  private final String name;

  BtrfsVolume(HostFiles files, Path folder, String name) {
    this.files = files;
    this.folder = folder;
    this.name = name;
  }

  /**
   * @param devices as the file system itself tells them, none if it could not be asked
   */
  void collect(List<Device> devices, MetricSink sink) throws IOException {
    String uuid = text("metadata_uuid").filter(id -> !id.isEmpty()).orElse(name);
    List<String> inSysfs = files.names(folder.resolve("devices"));
    sink.add(INFO, 1, uuid, text("label").orElse(""));
    files
        .number(folder.resolve("allocation/global_rsv_size"))
        .ifPresent(bytes -> sink.add(GLOBAL_RESERVE, bytes, uuid));
    collectCommits(uuid, sink);
    new BtrfsAllocation(files, folder.resolve("allocation"), inSysfs.size()).collect(uuid, sink);
    if (devices.isEmpty()) {
      inSysfs.forEach(device -> collectSize(device, uuid, sink));
    }
    for (Device device : devices) {
      collect(device, uuid, sink);
    }
  }

  private void collectCommits(String uuid, MetricSink sink) throws IOException {
    Optional<ProcText> text = files.readIfPresent(folder.resolve("commit_stats"));
    while (text.isPresent() && text.get().nextLine() && text.get().nextField()) {
      String word = text.get().field();
      Family family = COMMITS.get(word);
      if (family != null) {
        double divisor = word.endsWith("_ms") ? MILLISECONDS : 1;
        sink.add(family, text.get().nextCounter() / divisor, uuid);
      }
    }
  }

  private void collectSize(String device, String uuid, MetricSink sink) {
    files
        .number(folder.resolve("devices").resolve(device).resolve("size"))
        .ifPresent(sectors -> sink.add(SIZE_BY_SYSFS, sectors * SECTOR, uuid, device));
  }

  private static void collect(Device device, String uuid, MetricSink sink) {
    sink.add(SIZE, device.total(), uuid, device.name(), device.uuid());
    sink.add(UNUSED, device.total() - device.used(), uuid, device.name(), device.uuid());
    for (int i = 0; i < ERROR_KINDS.size(); i++) {
      double errors = device.errors().get(i);
      sink.add(ERRORS, errors, uuid, ERROR_KINDS.get(i), device.name(), device.uuid());
    }
  }

  private Optional<String> text(String attribute) {
    return files.text(folder.resolve(attribute));
  }

  private static Family gauge(String name, String help, String... more) {
    String[] labels = new String[more.length + 1];
    labels[0] = "uuid";
    System.arraycopy(more, 0, labels, 1, more.length);
    return Family.gauge("node_btrfs_" + name, help, labels);
  }
}
