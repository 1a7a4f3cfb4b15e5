package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a btrfs file system has set aside for data, metadata and itself, by how that is spread over
 * its devices.
 *
 * @param devices how many there are
 */
record BtrfsAllocation(HostFiles files, Path folder, int devices) {
  private static final List<String> KINDS = List.of("data", "metadata", "system");
  private static final Family RESERVED =
      Family.gauge(
          "node_btrfs_reserved_bytes",
          "Bytes promised but not yet used.",
          "uuid",
          "block_group_type");
  private static final Family USED = gauge("used_bytes", "Bytes in use.");
  private static final Family SIZE = gauge("size_bytes", "Bytes set aside.");
  private static final Family RATIO =
      gauge("allocation_ratio", "Bytes on the devices for each byte set aside.");

  void collect(String uuid, MetricSink sink) {
    for (String kind : KINDS) {
      Path of = folder.resolve(kind);
      files
          .number(of.resolve("bytes_reserved"))
          .ifPresent(bytes -> sink.add(RESERVED, bytes, uuid, kind));
      for (String entry : files.names(of)) {
        if (isProfile(entry)) {
          collect(of.resolve(entry), sink, uuid, kind, entry);
        }
      }
    }
  }

  private void collect(Path profile, MetricSink sink, String... labels) {
    OptionalDouble size = files.number(profile.resolve("total_bytes"));
    if (size.isPresent()) {
      sink.add(SIZE, size.getAsDouble(), labels);
      sink.add(RATIO, ratio(labels[2]), labels);
      files.number(profile.resolve("used_bytes")).ifPresent(bytes -> sink.add(USED, bytes, labels));
    }
  }

  /** Profiles are folders among files, all of which have a name of several words but for flags. */
  private static boolean isProfile(String entry) {
    return entry.indexOf('_') < 0 && !entry.equals("flags");
  }

  private double ratio(String profile) {
    return switch (profile) {
      case "single", "raid0" -> 1;
      case "dup", "raid1", "raid10" -> 2;
      case "raid1c3" -> 3;
      case "raid1c4" -> 4;
      case "raid5" -> withParity(1);
      case "raid6" -> withParity(2);
      default -> 0;
    };
  }

  private double withParity(int disks) {
    return devices > disks ? devices / (double) (devices - disks) : 0;
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_btrfs_" + name, help, "uuid", "block_group_type", "mode");
  }
}
