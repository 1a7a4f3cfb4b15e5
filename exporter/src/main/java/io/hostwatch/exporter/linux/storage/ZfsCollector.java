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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What ZFS counts: its cache as a whole, its pools and their data sets.
 *
 * <pre>{@code
 * node_zfs_arc_hits 8.772612e+06
 * node_zfs_zpool_state{zpool="tank",state="online"} 1
 * node_zfs_zpool_dataset_nread{zpool="tank",dataset="tank/home"} 28
 * }</pre>
 *
 * <p>Source: {@code /proc/spl/kstat/zfs}. No data where the module is not loaded. Which numbers
 * there are differs between the versions of ZFS; they are reported under its own names.
 */
final class ZfsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("zfs");
  private static final String HELP = "ZFS' own statistic ";
  private static final Family STATE =
      Family.gauge("node_zfs_zpool_state", "Whether a pool is in a state.", "zpool", "state");
  private static final List<String> STATES =
      List.of("online", "degraded", "faulted", "offline", "removed", "unavail", "suspended");

  /** The files of the whole and the prefixes of their families. */
  private static final Map<String, Kstat> WHOLE =
      Map.ofEntries(
          whole("abdstats", "abd"),
          whole("arcstats", "arc"),
          whole("dbufstats", "dbuf"),
          whole("dmu_tx", "dmu_tx"),
          whole("dnodestats", "dnode"),
          whole("fm", "fm"),
          whole("vdev_cache_stats", "vdev_cache"),
          whole("vdev_mirror_stats", "vdev_mirror"),
          whole("xuio_stats", "xuio"),
          whole("zfetchstats", "zfetch"),
          whole("zil", "zil"));

  private final HostFiles files = new HostFiles();
  private final Kstat dataSet = new Kstat("node_zfs_zpool_dataset_", HELP, "zpool", "dataset");
  private final Kstat inputOutput = new Kstat("node_zfs_zpool_", HELP, "zpool");
  private final Path folder;

  ZfsCollector(HostPaths paths) {
    folder = paths.procfs().resolve("spl").resolve("kstat").resolve("zfs");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<String> entries = files.names(folder);
    if (entries.isEmpty()) {
      throw new NoDataException(folder + ": the kernel has no ZFS");
    }
    for (String entry : entries) {
      Kstat whole = WHOLE.get(entry);
      if (whole != null) {
        Optional<ProcText> text = files.readIfPresent(folder.resolve(entry));
        if (text.isPresent()) {
          whole.collect(text.get(), sink);
        }
      } else if (Files.isDirectory(folder.resolve(entry))) {
        collectPool(entry, sink);
      }
    }
  }

  /** A pool that is exported meanwhile takes its files away. */
  private void collectPool(String pool, MetricSink sink) throws IOException {
    for (String entry : files.names(folder.resolve(pool))) {
      boolean wanted = entry.equals("io") || entry.equals("state") || isDataSet(entry);
      Optional<ProcText> text =
          wanted ? files.readIfPresent(folder.resolve(pool).resolve(entry)) : Optional.empty();
      if (text.isEmpty()) {
        continue;
      }
      switch (entry) {
        case "io" -> inputOutput.collectTable(text.get(), sink, pool);
        case "state" -> addState(text.get(), pool, sink);
        default -> dataSet.collectNamed(text.get(), sink, pool);
      }
    }
  }

  private static boolean isDataSet(String entry) {
    return entry.startsWith("objset-");
  }

  private static void addState(ProcText text, String pool, MetricSink sink) {
    String now = text.nextLine() ? text.line().toLowerCase(Locale.ROOT) : "";
    for (String state : STATES) {
      sink.add(STATE, now.equals(state) ? 1 : 0, pool, state);
    }
  }

  private static Map.Entry<String, Kstat> whole(String file, String part) {
    return Map.entry(file, new Kstat("node_zfs_" + part + '_', HELP));
  }
}
