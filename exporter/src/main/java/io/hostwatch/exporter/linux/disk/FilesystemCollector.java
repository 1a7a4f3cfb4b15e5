package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Answer;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Refused;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Usage;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How full each mounted file system is.
 *
 * <pre>{@code
 * node_filesystem_size_bytes{device="/dev/sda1",mountpoint="/",fstype="ext4",device_error=""} 1.0e+11
 * node_filesystem_avail_bytes{device="/dev/sda1",mountpoint="/",fstype="ext4",device_error=""} 4.2e+10
 * node_filesystem_readonly{device="/dev/sda1",mountpoint="/",fstype="ext4",device_error=""} 0
 * node_filesystem_device_error{device="nas:/a",mountpoint="/a",fstype="nfs4",device_error="mountpoint timeout"} 1
 * node_filesystem_mount_info{device="/dev/sda1",major="8",minor="1",mountpoint="/"} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/1/mountinfo} and {@code statvfs(3)}. A mount that does not answer costs a
 * scrape at most the mount timeout, once, and no other mount its samples.
 */
final class FilesystemCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("filesystem");
  private static final Family SIZE = gauge("size_bytes", "Size of a file system in bytes.");
  private static final Family FREE = gauge("free_bytes", "Free space in bytes.");
  private static final Family AVAILABLE =
      gauge("avail_bytes", "Free space in bytes that others than root may use.");
  private static final Family FILES = gauge("files", "Inodes of a file system.");
  private static final Family FILES_FREE = gauge("files_free", "Free inodes.");
  private static final Family PURGEABLE =
      gauge("purgeable_bytes", "Bytes the system could free by itself; on Linux always 0.");
  private static final Family READ_ONLY = gauge("readonly", "Whether it is mounted read-only.");
  private static final Family DEVICE_ERROR =
      gauge("device_error", "Whether the file system could not tell how full it is.");
  private static final Family MOUNT_INFO =
      Family.gauge(
          "node_filesystem_mount_info",
          "Which device a mount is of; the value is always 1.",
          "device",
          "major",
          "minor",
          "mountpoint");

  private final MountTable table;
  private final MountProbe probe;
  private final RememberedFilter mountPoints;
  private final RememberedFilter types;
  private int edition;
  private List<Mount> wanted = List.of();
  private List<String> paths = List.of();

  FilesystemCollector(HostPaths paths, DiskOptions options, FileSystemStat stat) {
    table = new MountTable(paths);
    probe = new MountProbe(stat, options.mountTimeout());
    mountPoints = new RememberedFilter(options.mountPoints());
    types = new RememberedFilter(options.fileSystemTypes());
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<Mount> mounted = table.read();
    if (table.edition() != edition) {
      wanted = wanted(mounted);
      paths = wanted.stream().map(Mount::path).toList();
      edition = table.edition();
    }
    List<Answer> answers = ask();
    for (int i = 0; i < answers.size(); i++) {
      collect(wanted.get(i), answers.get(i), sink);
    }
  }

  /** Of mounts with the same labels the last one counts, for it hides the others. */
  private List<Mount> wanted(List<Mount> mounted) {
    Map<Mount.Labels, Mount> chosen = new LinkedHashMap<>();
    for (Mount mount : mounted) {
      if (mountPoints.accepts(mount.mountPoint()) && types.accepts(mount.type())) {
        chosen.put(mount.labels(), mount);
      }
    }
    return List.copyOf(chosen.values());
  }

  private List<Answer> ask() throws IOException {
    try {
      return probe.ask(paths);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while file systems were asked");
    }
  }

  private static void collect(Mount mount, Answer answer, MetricSink sink) {
    String error = answer instanceof Refused refused ? refused.reason() : "";
    String[] labels = {mount.device(), mount.mountPoint(), mount.type(), error};
    sink.add(DEVICE_ERROR, error.isEmpty() ? 0 : 1, labels);
    sink.add(READ_ONLY, mount.readOnly() ? 1 : 0, labels);
    if (answer instanceof Usage usage) {
      sink.add(SIZE, usage.size(), labels);
      sink.add(FREE, usage.free(), labels);
      sink.add(AVAILABLE, usage.available(), labels);
      sink.add(FILES, usage.files(), labels);
      sink.add(FILES_FREE, usage.filesFree(), labels);
      sink.add(PURGEABLE, 0, labels);
      sink.add(MOUNT_INFO, 1, mount.device(), mount.major(), mount.minor(), mount.mountPoint());
    }
  }

  private static Family gauge(String name, String help) {
    return Family.gauge(
        "node_filesystem_" + name, help, "device", "mountpoint", "fstype", "device_error");
  }
}
