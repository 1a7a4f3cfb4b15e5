package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.SelectedFamilies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the network protocols count.
 *
 * <pre>{@code
 * node_netstat_Icmp6_InMsgs 0
 * node_netstat_TcpExt_ListenDrops 2
 * node_netstat_Tcp_CurrEstab 42
 * }</pre>
 *
 * <p>Source: {@code /proc/net/netstat} and {@code snmp}, in which a line of names is followed by
 * one of values, and {@code snmp6} with a name and a value on each line, which is missing where
 * IPv6 is off. Untyped, because some fields grow and others do not. Safe for use by several
 * threads.
 */
final class NetstatCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("netstat");
  private static final int MOST_HEADINGS = 64;

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;
  private final SelectedFamilies families;
  private final Map<String, List<Optional<Family>>> headings = new ConcurrentHashMap<>();

  NetstatCollector(HostPaths paths, Pattern fields) {
    this.paths = paths;
    this.families = new SelectedFamilies("node_netstat_", "Network field ", fields);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    collectTable("netstat", sink);
    collectTable("snmp", sink);
    Optional<ProcText> snmp6 = files.readIfPresent(paths.procNet("snmp6"));
    if (snmp6.isPresent()) {
      collectList(snmp6.get(), sink);
    }
  }

  private void collectTable(String file, MetricSink sink) throws IOException {
    ProcText text = files.read(paths.procNet(file));
    while (text.nextLine()) {
      List<Optional<Family>> columns = columns(text);
      if (!text.nextLine()) {
        throw text.incomplete("values for its last line of names");
      }
      text.nextName();
      for (Optional<Family> column : columns) {
        double value = text.nextNumber();
        if (column.isPresent()) {
          sink.add(column.get(), value);
        }
      }
      if (text.nextField()) {
        throw text.malformed("as many values as the line before has names");
      }
    }
  }

  /** The names of a line are the same in every scrape, so they are taken apart only once. */
  private List<Optional<Family>> columns(ProcText text) throws IOException {
    String heading = text.line();
    List<Optional<Family>> known = headings.get(heading);
    if (known != null) {
      return known;
    }
    String protocol = text.nextName();
    List<Optional<Family>> columns = new ArrayList<>();
    while (text.nextField()) {
      columns.add(families.of(protocol + '_' + text.field()));
    }
    if (headings.size() < MOST_HEADINGS) {
      headings.put(heading, columns);
    }
    return columns;
  }

  /** A name there is for example Ip6InReceives: up to the 6 it is the protocol's. */
  private void collectList(ProcText text, MetricSink sink) throws IOException {
    while (text.nextLine()) {
      String name = text.nextField() ? text.field() : "";
      int protocolEnd = name.indexOf('6') + 1;
      if (protocolEnd == 0) {
        continue;
      }
      String key = name.substring(0, protocolEnd) + '_' + name.substring(protocolEnd);
      Optional<Family> family = families.of(key);
      if (family.isPresent()) {
        sink.add(family.get(), text.nextNumber());
      }
    }
  }
}
