package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is saved by merging pages with the same content.
 *
 * <pre>{@code
 * node_ksmd_pages_sharing 255
 * node_ksmd_full_scans_total 323
 * node_ksmd_sleep_seconds 0.02
 * }</pre>
 *
 * <p>Source: {@code /sys/kernel/mm/ksm}.
 */
final class KsmdCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("ksmd");
  private static final List<Attribute> ATTRIBUTES =
      List.of(
          new Attribute(
              "full_scans",
              1,
              Family.counter("node_ksmd_full_scans_total", "Scans of all the memory.")),
          gauge("merge_across_nodes", "Whether pages of different nodes are merged."),
          gauge("pages_shared", "Pages that others share."),
          gauge("pages_sharing", "Pages that are saved by sharing."),
          gauge("pages_to_scan", "Pages to scan before it sleeps."),
          gauge("pages_unshared", "Pages that were found to be unique."),
          gauge("pages_volatile", "Pages that change too fast to be merged."),
          gauge("run", "Whether it stands (0), runs (1) or has taken all apart (2)."),
          new Attribute(
              "sleep_millisecs",
              1000,
              Family.gauge("node_ksmd_sleep_seconds", "Seconds it sleeps between scans.")));
  private static final Family PROFIT =
      Family.gauge(
          "node_ksmd_general_profit_bytes", "Bytes saved less what keeping track of them takes.");

  private final HostFiles files = new HostFiles();
  private final List<Path> sources;
  private final Path profit;

  KsmdCollector(HostPaths paths) {
    Path folder = paths.sysfs().resolve("kernel/mm/ksm");
    sources = ATTRIBUTES.stream().map(attribute -> folder.resolve(attribute.file)).toList();
    profit = folder.resolve("general_profit");
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
    for (int i = 0; i < sources.size(); i++) {
      Attribute attribute = ATTRIBUTES.get(i);
      sink.add(attribute.family, files.requiredNumber(sources.get(i)) / attribute.perUnit);
    }
    OptionalLong bytes = files.signed(profit); // since Linux 6.4
    if (bytes.isPresent()) {
      sink.add(PROFIT, (double) bytes.getAsLong());
    }
  }

  private static Attribute gauge(String file, String help) {
    return new Attribute(file, 1, Family.gauge("node_ksmd_" + file, help));
  }

  private record Attribute(String file, int perUnit, Family family) {}
}
