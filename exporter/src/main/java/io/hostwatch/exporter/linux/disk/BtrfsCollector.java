package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.disk.BtrfsDevices.Device;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each btrfs file system uses its devices, and what went wrong on them.
 *
 * <pre>{@code
 * node_btrfs_used_bytes{uuid="0abb23a9-…",block_group_type="data",mode="raid1"} 8.08189952e+08
 * node_btrfs_device_errors_total{uuid="0abb23a9-…",type="write",device="sda",btrfs_dev_uuid="2c28…"} 0
 * }</pre>
 *
 * <p>Source: {@code /sys/fs/btrfs} and, for the devices, btrfs' own {@code ioctl}s on the mount
 * point, which need no root; where the mount point cannot be opened, the devices' sizes in sysfs.
 */
final class BtrfsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("btrfs");

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final MountTable table;
  private final BtrfsQuery query;
  private final Map<String, BtrfsVolume> volumes = new HashMap<>();

  BtrfsCollector(HostPaths paths, BtrfsQuery query) {
    this.folder = paths.sysfs().resolve("fs").resolve("btrfs");
    this.table = new MountTable(paths);
    this.query = query;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<String> found = files.names(folder);
    if (volumes.keySet().retainAll(found)) {
      files.release();
    }
    for (String name : found) {
      if (name.indexOf('-') > 0) { // the others are about the driver
        volumes.computeIfAbsent(name, this::volume);
      }
    }
    Map<String, List<Device>> devices = volumes.isEmpty() ? Map.of() : devices();
    for (Map.Entry<String, BtrfsVolume> volume : volumes.entrySet()) {
      volume.getValue().collect(devices.getOrDefault(volume.getKey(), List.of()), sink);
    }
  }

  /** The devices by their file system; one mount of each file system is asked. */
  private Map<String, List<Device>> devices() throws IOException {
    Map<String, List<Device>> devices = new HashMap<>();
    Map<String, Boolean> asked = new HashMap<>();
    for (Mount mount : table.read()) {
      if (mount.type().equals("btrfs") && !asked.getOrDefault(mount.device(), false)) {
        boolean answered =
            query
                .devices(mount.path())
                .map(found -> devices.put(found.uuid(), found.devices()) == null)
                .isPresent();
        asked.put(mount.device(), answered);
      }
    }
    return devices;
  }

  private BtrfsVolume volume(String name) {
    return new BtrfsVolume(files, folder.resolve(name), name);
  }
}
