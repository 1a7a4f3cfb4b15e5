package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Disks that can be reached in several ways, and which of the ways are open.
 *
 * <pre>{@code
 * node_dmmultipath_device_paths{device="mpatha",sysfs_name="dm-5"} 4
 * node_dmmultipath_device_paths_failed{device="mpatha",sysfs_name="dm-5"} 1
 * node_dmmultipath_path_state{device="mpatha",path="sdi",state="running"} 1
 * }</pre>
 *
 * <p>Source: {@code /sys/block/dm-*}; a path is open when SCSI says running or NVMe says live.
 */
final class DmMultipathCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("dmmultipath");
  private static final int SECTOR = 512;
  private static final Family INFO =
      Family.gauge(
          "node_dmmultipath_device_info",
          "Which disk it is; the value is always 1.",
          "device",
          "sysfs_name",
          "uuid");
  private static final Family ACTIVE = gauge("active", "Whether it is in use, not suspended.");
  private static final Family SIZE = gauge("size_bytes", "Size of the disk in bytes.");
  private static final Family PATHS = gauge("paths", "Ways to reach the disk.");
  private static final Family OPEN = gauge("paths_active", "Ways that are open.");
  private static final Family FAILED = gauge("paths_failed", "Ways that are not open.");
  private static final Family PATH_STATE =
      Family.gauge(
          "node_dmmultipath_path_state",
          "What the disk at the end of a way says; the value is always 1.",
          "device",
          "path",
          "state");

  private final HostFiles files = new HostFiles();
  private final Path block;

  DmMultipathCollector(HostPaths paths) {
    block = paths.sysfs().resolve("block");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public boolean isOnByDefault() {
    return false;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    if (!Files.isDirectory(block)) {
      throw new NoDataException(block + ": there is no such folder");
    }
    for (String entry : files.names(block)) {
      if (entry.startsWith("dm-")) {
        Path device = block.resolve(entry);
        String uuid = text(device, "dm/uuid");
        if (uuid.startsWith("mpath-")) {
          collect(device, uuid, new String[] {text(device, "dm/name"), entry}, sink);
        }
      }
    }
  }

  private void collect(Path device, String uuid, String[] labels, MetricSink sink) {
    sink.add(INFO, 1, labels[0], labels[1], uuid);
    sink.add(ACTIVE, text(device, "dm/suspended").equals("1") ? 0 : 1, labels);
    files.number(device.resolve("size")).ifPresent(n -> sink.add(SIZE, n * SECTOR, labels));
    List<String> paths = files.names(device.resolve("slaves"));
    int open = 0;
    for (String path : paths) {
      String state = text(block.resolve(path), "device/state");
      sink.add(PATH_STATE, 1, labels[0], path, state);
      open += state.equals("running") || state.equals("live") ? 1 : 0;
    }
    sink.add(PATHS, paths.size(), labels);
    sink.add(OPEN, open, labels);
    sink.add(FAILED, paths.size() - open, labels);
  }

  private String text(Path folder, String attribute) {
    return files.text(folder.resolve(attribute)).orElse("");
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_dmmultipath_device_" + name, help, "device", "sysfs_name");
  }
}
