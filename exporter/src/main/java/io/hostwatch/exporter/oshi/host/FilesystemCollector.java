package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How full each file system is.
 *
 * <pre>{@code
 * node_filesystem_size_bytes{device="C:",mountpoint="/",fstype="NTFS",device_error=""} 1.0e+11
 * node_filesystem_size_bytes{device="D:",mountpoint="D:",fstype="NTFS",device_error=""} 4.2e+10
 * }</pre>
 *
 * <p>Read in the background, because a network drive may take as long as it likes. On Windows the
 * drive it runs from has the mount point /, so that what asks for the root file system finds it;
 * its letter is the device's. Inodes only where there are some.
 */
final class FilesystemCollector implements Collector {
  static final CollectorName NAME = new CollectorName("filesystem");
  private static final Pattern DRIVE = Pattern.compile("([A-Za-z]:)\\\\?");
  private static final Family SIZE = gauge("size_bytes", "Size of a file system in bytes.");
  private static final Family FREE = gauge("free_bytes", "Free space in bytes.");
  private static final Family AVAILABLE =
      gauge("avail_bytes", "Free space in bytes that others than root may use.");
  private static final Family FILES = gauge("files", "Inodes of a file system.");
  private static final Family FILES_FREE = gauge("files_free", "Free inodes.");
  private static final Family READ_ONLY = gauge("readonly", "Whether it is mounted read-only.");
  private static final Family DEVICE_ERROR =
      gauge("device_error", "Whether the file system could not tell how full it is.");

  private final HostOptions options;
  private final Refreshed<List<VolumeReading>> volumes;

  FilesystemCollector(HostOptions options, Refreshed<List<VolumeReading>> volumes) {
    this.options = options;
    this.volumes = volumes;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    Optional<List<VolumeReading>> all = volumes.current(sink);
    if (all.isPresent() && all.get().isEmpty()) {
      throw new CollectorException("no file system was found");
    }
    for (VolumeReading volume : all.orElse(List.of())) {
      String mountPoint = mountPoint(volume);
      if (options.mountPoints().test(mountPoint) && options.fileSystemTypes().test(volume.type())) {
        collect(volume, mountPoint, sink);
      }
    }
  }

  private static void collect(VolumeReading volume, String mountPoint, MetricSink sink) {
    boolean known = volume.size() > 0 && volume.free() >= 0 && volume.available() >= 0;
    String error = known ? "" : "size unknown";
    String[] labels = {device(volume), mountPoint, volume.type(), error};
    sink.add(DEVICE_ERROR, known ? 0 : 1, labels);
    sink.add(READ_ONLY, volume.readOnly() ? 1 : 0, labels);
    if (known) {
      sink.add(SIZE, (double) volume.size(), labels);
      sink.add(FREE, (double) volume.free(), labels);
      sink.add(AVAILABLE, (double) volume.available(), labels);
    }
    if (known && volume.inodes() > 0) {
      sink.add(FILES, (double) volume.inodes(), labels);
      sink.add(FILES_FREE, (double) volume.inodesFree(), labels);
    }
  }

  private static String mountPoint(VolumeReading volume) {
    return volume.holdsSystem() ? "/" : drive(volume).orElse(volume.mount());
  }

  private static String device(VolumeReading volume) {
    return drive(volume).orElse(volume.volume());
  }

  /** {@code C:} of {@code C:\}; empty elsewhere than on Windows and in a folder of a drive. */
  private static Optional<String> drive(VolumeReading volume) {
    Matcher drive = DRIVE.matcher(volume.mount());
    return drive.matches() ? Optional.of(drive.group(1)) : Optional.empty();
  }

  private static Family gauge(String name, String help) {
    return Family.gauge(
        "node_filesystem_" + name, help, "device", "mountpoint", "fstype", "device_error");
  }
}
