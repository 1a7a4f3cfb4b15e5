package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many IPv4 neighbours each interface knows.
 *
 * <pre>{@code
 * node_arp_entries{device="eth0"} 3
 * }</pre>
 *
 * <p>Source: {@code /proc/net/arp}, one line a neighbour. Its last lines are the addresses that
 * this host answers for in another's place; the kernel's netlink interface, from which
 * node_exporter counts by default, does not list them, so they count only without it.
 */
final class ArpCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("arp");
  private static final Family ENTRIES =
      Family.gauge("node_arp_entries", "IPv4 neighbours that an interface knows.", "device");
  private static final int PUBLISHED = 0x8;

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;
  private final RememberedFilter filter;
  private final boolean withPublished;

  ArpCollector(HostPaths paths, NetOptions.Arp options) {
    this.paths = paths;
    this.filter = new RememberedFilter(options.devices());
    this.withPublished = !options.netlink();
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(paths.procNet("arp"));
    if (!text.nextLine()) {
      throw text.incomplete("line of headings");
    }
    Map<String, Integer> entries = new TreeMap<>();
    while (text.nextLine()) {
      boolean counts = counts(text);
      String device = device(text);
      if (counts && filter.accepts(device)) {
        entries.merge(device, 1, Integer::sum);
      }
    }
    entries.forEach((device, count) -> sink.add(ENTRIES, count, device));
  }

  /** Reads address, hardware type and flags. */
  private boolean counts(ProcText text) throws IOException {
    if (!hasFields(text, 3) || !text.skip("0x")) {
      throw text.malformed("an address, a hardware type and flags such as 0x2");
    }
    return withPublished || (text.hex() & PUBLISHED) == 0;
  }

  /** Reads hardware address, mask and device. */
  private static String device(ProcText text) throws IOException {
    if (!hasFields(text, 3)) {
      throw text.malformed("a hardware address, a mask and a device");
    }
    return text.field();
  }

  private static boolean hasFields(ProcText text, int count) {
    int found = 0;
    while (found < count && text.nextField()) {
      found++;
    }
    return found == count;
  }
}
