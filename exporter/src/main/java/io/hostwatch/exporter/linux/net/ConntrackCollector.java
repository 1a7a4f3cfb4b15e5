package io.hostwatch.exporter.linux.net;

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
import java.util.List;
import java.util.Optional;

/**
 * How full the kernel's table of connections is, and what became of packets and entries.
 *
 * <pre>{@code
 * node_nf_conntrack_entries 812
 * node_nf_conntrack_entries_limit 262144
 * node_nf_conntrack_stat_insert_failed 3
 * }</pre>
 *
 * <p>Source: {@code /proc/sys/net/netfilter} and {@code /proc/net/stat/nf_conntrack}, a line a CPU
 * with as many hexadecimal columns as its headings; there once connections are tracked. Gauges, as
 * node_exporter has them, though they grow.
 */
final class ConntrackCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("conntrack");
  private static final Family ENTRIES =
      Family.gauge("node_nf_conntrack_entries", "Connections that are tracked now.");
  private static final Family LIMIT =
      Family.gauge("node_nf_conntrack_entries_limit", "Connections that can be tracked.");
  private static final List<Statistic> STATISTICS =
      List.of(
          statistic(2, "found", "Lookups that found an entry."),
          statistic(4, "invalid", "Packets that cannot be tracked."),
          statistic(5, "ignore", "Packets that had an entry or need none."),
          statistic(8, "insert", "Entries put into the table."),
          statistic(9, "insert_failed", "Entries that were there already when put in."),
          statistic(10, "drop", "Packets dropped because tracking them failed."),
          statistic(11, "early_drop", "Entries dropped to make room for others."),
          statistic(16, "search_restart", "Lookups begun anew because the table was resized."));
  private static final int FEWEST_COLUMNS = 16;
  private static final int COLUMNS = 17;

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;
  private final Path count;
  private final Path limit;

  ConntrackCollector(HostPaths paths) {
    this.paths = paths;
    Path netfilter = paths.procfs().resolve("sys/net/netfilter");
    this.count = netfilter.resolve("nf_conntrack_count");
    this.limit = netfilter.resolve("nf_conntrack_max");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    sink.add(ENTRIES, number(count));
    sink.add(LIMIT, number(limit));
    long[] sums = sums(text(paths.procNet("stat/nf_conntrack")));
    for (Statistic statistic : STATISTICS) {
      sink.add(statistic.family, ProcText.asDouble(sums[statistic.column]));
    }
  }

  private double number(Path file) throws IOException {
    ProcText text = text(file);
    if (!text.nextLine()) {
      throw text.incomplete("number");
    }
    return text.nextCounter();
  }

  private ProcText text(Path file) throws IOException {
    Optional<ProcText> text = files.readIfPresent(file);
    if (text.isEmpty()) {
      throw new NoDataException(file + " is not there");
    }
    return text.get();
  }

  /** Each column's sum over the CPUs; the last column is missing before Linux 2.6.35. */
  private static long[] sums(ProcText text) throws IOException {
    long[] sums = new long[COLUMNS];
    text.nextLine();
    while (text.nextLine()) {
      int column = 0;
      while (column < COLUMNS && text.nextField()) {
        sums[column++] += text.hex();
      }
      if (column < FEWEST_COLUMNS || text.nextField()) {
        throw text.malformed(FEWEST_COLUMNS + " or " + COLUMNS + " columns");
      }
    }
    return sums;
  }

  private static Statistic statistic(int column, String name, String help) {
    return new Statistic(column, Family.gauge("node_nf_conntrack_stat_" + name, help));
  }

  private record Statistic(int column, Family family) {}
}
