package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How much free memory lies together: blocks of 2 to the power of {@code size} pages.
 *
 * <pre>{@code
 * node_buddyinfo_blocks{node="0",zone="Normal",size="10"} 1191
 * }</pre>
 *
 * <p>Source: {@code /proc/buddyinfo}.
 */
final class BuddyinfoCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("buddyinfo");
  private static final Family BLOCKS =
      Family.gauge("node_buddyinfo_blocks", "Free blocks of 2^size pages.", "node", "zone", "size");

  private final HostFiles files = new HostFiles();
  private final Path source;

  BuddyinfoCollector(HostPaths paths) {
    source = paths.procfs().resolve("buddyinfo");
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
    ProcText text = files.read(source);
    while (text.nextLine()) {
      NodeZone zone = NodeZone.read(text);
      for (int size = 0; text.hasNextField(); size++) {
        sink.add(BLOCKS, text.nextCounter(), zone.node(), zone.zone(), Integer.toString(size));
      }
    }
  }
}
