package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.DISK_FILLS;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Reading;
import java.util.List;

/**
 * The collector filesystem: how full each is.
 *
 * <p>What is stored grows slowly, and every three weeks somebody makes room: so a disk is never
 * full by itself, whatever the year.
 */
final class FilesystemFamilies {
  private static final double CLEANED_EVERY = 21 * 86400.0;
  private static final double RESERVED = 0.05;
  private static final double FULL = 0.95;

  private FilesystemFamilies() {}

  /** One that is mounted; growth is what three weeks add, as a share of its size. */
  private record Mounted(String device, String fstype, String point, double gib, double growth) {
    Labels labels() {
      return Labels.of("device", device, "device_error", "", "fstype", fstype, "mountpoint", point);
    }
  }

  static void add(HostModel host, Families to) {
    double data = host.role() == Role.DB ? 1000 : 200;
    List.of(
            new Mounted("/dev/sda1", "ext4", "/", 40, 0.02),
            new Mounted("/dev/sda2", "ext4", "/var", 80, 0.10),
            new Mounted("/dev/md0", "xfs", "/data", data, 0.08))
        .forEach(mounted -> add(host, mounted, to));
  }

  private static void add(HostModel host, Mounted mounted, Families to) {
    double size = Math.rint(mounted.gib * HostModel.GIB);
    Reading used = used(host, mounted);
    Labels labels = mounted.labels();
    // As df counts: what is reserved for root counts as neither used nor available.
    double reserved = mounted.fstype.equals("ext4") ? RESERVED : 0;
    Reading free = moment -> size * (1 - used.at(moment) * (1 - reserved));
    Reading available = moment -> free.at(moment) - size * reserved;
    to.gauge("node_filesystem_size_bytes", "Filesystem size in bytes.")
        .with(labels, Reading.of(size));
    to.gauge("node_filesystem_free_bytes", "Filesystem free space in bytes.")
        .with(labels, free.whole());
    to.gauge(
            "node_filesystem_avail_bytes", "Filesystem space available to non-root users in bytes.")
        .with(labels, available.whole());
    double files = Math.rint(size / 16384);
    to.gauge("node_filesystem_files", "Filesystem total file nodes.")
        .with(labels, Reading.of(files));
    Reading usual = growing(host, mounted);
    to.gauge("node_filesystem_files_free", "Filesystem total free file nodes.")
        .with(labels, usual.times(0.3 * files).leftOf(files).whole());
    to.gauge("node_filesystem_readonly", "Filesystem read-only status.")
        .with(labels, Reading.of(0));
    to.gauge(
            "node_filesystem_device_error",
            "Whether an error occurred while getting statistics for the given device.")
        .with(labels, Reading.of(0));
  }

  private static Reading used(HostModel host, Mounted mounted) {
    Reading usual = growing(host, mounted);
    return mounted.point.equals("/var") ? usual.toward(FULL, DISK_FILLS) : usual;
  }

  private static Reading growing(HostModel host, Mounted mounted) {
    double least = host.seed().between("disk" + mounted.point, 0.30, 0.50);
    double phase = host.seed().between("clean" + mounted.point, 0, CLEANED_EVERY);
    Reading wavers = host.wavering("files" + mounted.point, 0.004, 1);
    return moment -> {
      double since = (moment.seconds() + phase) % CLEANED_EVERY;
      return least + mounted.growth * since / CLEANED_EVERY + wavers.at(moment);
    };
  }
}
