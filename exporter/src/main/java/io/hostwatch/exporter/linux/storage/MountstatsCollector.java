package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each NFS mount asks of its server, how often and how long.
 *
 * <pre>{@code
 * node_mountstats_nfs_mountpoint_info{export="nas:/a",protocol="tcp",mountaddr="10.0.0.2",mountpoint="/a"} 1
 * node_mountstats_nfs_total_read_bytes_total{export="nas:/a",protocol="tcp",mountaddr="10.0.0.2"} 1.2e+09
 * node_mountstats_nfs_operations_request_time_seconds_total{export="nas:/a",protocol="tcp",mountaddr="10.0.0.2",operation="READ"} 79.4
 * }</pre>
 *
 * <p>Source: {@code /proc/self/mountstats}, and {@code /proc/self/mountinfo} for the server's
 * address. An export that is mounted several times shares its numbers and is counted once.
 */
final class MountstatsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("mountstats");
  private static final Family INFO =
      Family.gauge(
          "node_mountstats_nfs_mountpoint_info",
          "Where an export is mounted; the value is always 1.",
          "export",
          "protocol",
          "mountaddr",
          "mountpoint");

  private final HostFiles files = new HostFiles();
  private final Path mountstats;
  private final Path mountinfo;

  MountstatsCollector(HostPaths paths) {
    mountstats = paths.procfs().resolve("self").resolve("mountstats");
    mountinfo = paths.procfs().resolve("self").resolve("mountinfo");
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
    Optional<ProcText> text = files.readIfPresent(mountstats);
    if (text.isEmpty()) {
      throw new NoDataException(mountstats + ": there is no such file");
    }
    List<NfsMount> mounts = NfsMount.parse(text.get());
    Map<String, String> addresses = mounts.isEmpty() ? Map.of() : addresses();
    Set<List<String>> seen = new HashSet<>();
    for (NfsMount mount : mounts) {
      String address = addresses.getOrDefault(mount.mountPoint(), "");
      for (String protocol : mount.protocols()) {
        add(mount, List.of(mount.export(), protocol, address), seen, sink);
      }
    }
  }

  private static void add(
      NfsMount mount, List<String> labels, Set<List<String>> seen, MetricSink sink) {
    List<String> place = new ArrayList<>(labels);
    place.add(mount.mountPoint());
    if (seen.add(place)) {
      sink.add(INFO, 1, place.toArray(String[]::new));
    }
    if (seen.add(labels)) {
      NfsMountFamilies.add(mount, labels, sink);
    }
  }

  /** The servers' addresses by mount point, both as the kernel writes them. */
  private Map<String, String> addresses() throws IOException {
    Map<String, String> addresses = new HashMap<>();
    ProcText text = files.read(mountinfo);
    while (text.nextLine()) {
      String[] fields = text.line().split(" ", -1);
      for (String option : fields[fields.length - 1].split(",", -1)) {
        if (option.startsWith("addr=") && fields.length > 4) {
          addresses.put(fields[4], option.substring("addr=".length()));
        }
      }
    }
    return addresses;
  }
}
