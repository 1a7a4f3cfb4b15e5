package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Cached;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Which disk a device is, by what udev found out about it.
 *
 * <p>Source: {@link UdevRecord}, read again when its file's time of modification is another, and
 * {@code /sys/block/<device>/queue/rotational}, read again once a minute; both are optional.
 */
final class DiskIdentity {
  private static final Family INFO =
      Family.gauge(
          "node_disk_info",
          "Which disk a device is; the value is always 1.",
          "device",
          "major",
          "minor",
          "path",
          "wwn",
          "model",
          "serial",
          "revision",
          "rotational");
  private static final Family FILE_SYSTEM =
      Family.gauge(
          "node_disk_filesystem_info",
          "Which file system a device holds; the value is always 1.",
          "device",
          "type",
          "usage",
          "uuid",
          "version");
  private static final Family DEVICE_MAPPER =
      Family.gauge(
          "node_disk_device_mapper_info",
          "Which mapped device it is; the value is always 1.",
          "device",
          "name",
          "uuid",
          "vg_name",
          "lv_name",
          "lv_layer");
  private static final Map<String, Family> ATA =
      Map.of(
          "ID_ATA_WRITE_CACHE",
          ata("write_cache", "Whether the disk has a write cache."),
          "ID_ATA_WRITE_CACHE_ENABLED",
          ata("write_cache_enabled", "Whether the disk's write cache is on."),
          "ID_ATA_ROTATION_RATE_RPM",
          ata("rotation_rate_rpm", "Turns a minute; 0 if nothing turns."));
  private static final List<String> FILE_SYSTEM_KEYS =
      List.of("ID_FS_TYPE", "ID_FS_USAGE", "ID_FS_UUID", "ID_FS_VERSION");
  private static final List<String> DEVICE_MAPPER_KEYS =
      List.of("DM_NAME", "DM_UUID", "DM_VG_NAME", "DM_LV_NAME", "DM_LV_LAYER");
  private static final String ROTATIONAL = "/queue/rotational";
  private static final List<String> SERIALS =
      List.of("SCSI_IDENT_SERIAL", "ID_SERIAL_SHORT", "ID_SERIAL"); // the one on the label first

  private final HostFiles files;
  private final Device device;
  private final Path rotational;
  private final Path udev;
  private final File udevFile;
  private final Cached<Path, String> turns;
  private long udevModified;
  private String[] info = new String[0];
  private List<Entry> others = List.of();

  DiskIdentity(HostFiles files, HostPaths paths, Device device, LongSupplier nanos) {
    this.files = files;
    this.device = device;
    this.rotational = paths.sysfs().resolve("block").resolve(device.inSysfs() + ROTATIONAL);
    this.udev = paths.udevData().resolve("b" + device.major() + ':' + device.minor());
    this.udevFile = udev.toFile();
    this.turns = new Cached<>(file -> files.text(file).orElse("0"), nanos);
  }

  void collect(MetricSink sink) throws IOException {
    long modified = udevFile.lastModified();
    if (info.length == 0 || modified != udevModified) {
      udevModified = modified;
      take(UdevRecord.read(files, udev));
    }
    info[info.length - 1] = turns.at(rotational);
    sink.add(INFO, 1, info);
    for (Entry entry : others) {
      sink.add(entry.family, entry.value, entry.labels);
    }
  }

  private void take(UdevRecord found) {
    info = info(found);
    List<Entry> entries = new ArrayList<>();
    addInfo(found, FILE_SYSTEM, FILE_SYSTEM_KEYS, entries);
    addInfo(found, DEVICE_MAPPER, DEVICE_MAPPER_KEYS, entries);
    if (!found.get("ID_ATA").isEmpty()) {
      ATA.forEach(
          (key, family) ->
              found.number(key).ifPresent(n -> entries.add(new Entry(family, n, device.name()))));
    }
    others = List.copyOf(entries);
  }

  private String[] info(UdevRecord found) {
    return new String[] {
      device.name(),
      Long.toString(device.major()),
      Long.toString(device.minor()),
      found.get("ID_PATH"),
      found.get("ID_WWN"),
      found.get("ID_MODEL"),
      SERIALS.stream().map(found::get).filter(s -> !s.isEmpty()).findFirst().orElse(""),
      found.get("ID_REVISION"),
      "" // whether it turns is sysfs' to say
    };
  }

  /** The first key tells whether the device is such a thing at all. */
  private void addInfo(UdevRecord found, Family family, List<String> keys, List<Entry> entries) {
    if (!found.get(keys.getFirst()).isEmpty()) {
      Stream<String> values = keys.stream().map(found::get);
      String[] labels = Stream.concat(Stream.of(device.name()), values).toArray(String[]::new);
      entries.add(new Entry(family, 1, labels));
    }
  }

  private static Family ata(String name, String help) {
    return Family.gauge("node_disk_ata_" + name, help, "device");
  }

  /** A block device by its name and number. */
  record Device(String name, long major, long minor) {

    /** sysfs writes a slash in a device's name, as in cciss/c0d0, as an exclamation mark. */
    String inSysfs() {
      return name.replace('/', '!');
    }
  }

  private static final class Entry {
    private final Family family;
    private final double value;
    private final String[] labels;

    Entry(Family family, double value, String... labels) {
      this.family = family;
      this.value = value;
      this.labels = labels;
    }
  }
}
