package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Which disk a device is, by what udev found out about it.
 *
 * <p>Source: {@link UdevRecord} and {@code /sys/block/<device>/queue/rotational}, both optional.
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
  private static final List<String> SERIALS =
      List.of("SCSI_IDENT_SERIAL", "ID_SERIAL_SHORT", "ID_SERIAL"); // the one on the label first

  private final HostFiles files = new HostFiles();
  private final Path sysBlock;
  private final Path udevData;

  DiskIdentity(Path sysBlock, Path udevData) {
    this.sysBlock = sysBlock;
    this.udevData = udevData;
  }

  void collect(String device, long major, long minor, MetricSink sink) {
    UdevRecord udev = UdevRecord.read(files, udevData, major, minor);
    addInfo(device, major, minor, udev, sink);
    if (!udev.get("ID_FS_TYPE").isEmpty()) {
      sink.add(
          FILE_SYSTEM,
          1,
          device,
          udev.get("ID_FS_TYPE"),
          udev.get("ID_FS_USAGE"),
          udev.get("ID_FS_UUID"),
          udev.get("ID_FS_VERSION"));
    }
    if (!udev.get("DM_NAME").isEmpty()) {
      sink.add(
          DEVICE_MAPPER,
          1,
          device,
          udev.get("DM_NAME"),
          udev.get("DM_UUID"),
          udev.get("DM_VG_NAME"),
          udev.get("DM_LV_NAME"),
          udev.get("DM_LV_LAYER"));
    }
    if (!udev.get("ID_ATA").isEmpty()) {
      ATA.forEach((key, family) -> udev.number(key).ifPresent(n -> sink.add(family, n, device)));
    }
  }

  private void addInfo(String device, long major, long minor, UdevRecord udev, MetricSink sink) {
    sink.add(
        INFO,
        1,
        device,
        Long.toString(major),
        Long.toString(minor),
        udev.get("ID_PATH"),
        udev.get("ID_WWN"),
        udev.get("ID_MODEL"),
        SERIALS.stream().map(udev::get).filter(s -> !s.isEmpty()).findFirst().orElse(""),
        udev.get("ID_REVISION"),
        rotational(device));
  }

  /** sysfs writes a slash in a device's name, as in cciss/c0d0, as an exclamation mark. */
  private String rotational(String device) {
    Path queue = sysBlock.resolve(device.replace('/', '!')).resolve("queue");
    return files.text(queue.resolve("rotational")).orElse("0");
  }

  private static Family ata(String name, String help) {
    return Family.gauge("node_disk_ata_" + name, help, "device");
  }
}
