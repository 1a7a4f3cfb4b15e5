package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.KnownLines;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.SelectedFamilies;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
 * IPv6 is off. Untyped, because some fields grow and others do not.
 */
final class NetstatCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("netstat");

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;
  private final SelectedFamilies families;
  private final NetstatHeadings netstat;
  private final NetstatHeadings snmp;
  private final KnownLines<Family> snmp6 = new KnownLines<>(this::family);

  NetstatCollector(HostPaths paths, Pattern fields) {
    this.paths = paths;
    this.families = new SelectedFamilies("node_netstat_", "Network field ", fields);
    this.netstat = new NetstatHeadings(families);
    this.snmp = new NetstatHeadings(families);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    collectTable("netstat", netstat, sink);
    collectTable("snmp", snmp, sink);
    Optional<ProcText> list = files.readIfPresent(paths.procNet("snmp6"));
    if (list.isPresent()) {
      collectList(list.get(), sink);
    }
  }

  private void collectTable(String file, NetstatHeadings headings, MetricSink sink)
      throws IOException {
    ProcText text = files.read(paths.procNet(file));
    for (int position = 0; text.nextLine(); position++) {
      List<Optional<Family>> columns = headings.at(position, text);
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

  private void collectList(ProcText text, MetricSink sink) throws IOException {
    snmp6.restart();
    while (text.nextLine()) {
      text.nextField();
      Family family = snmp6.of(text);
      if (family != null) {
        sink.add(family, text.nextNumber());
      }
    }
  }

  /** A name there is for example Ip6InReceives: up to the 6 it is the protocol's. */
  private @Nullable Family family(String name) {
    int protocolEnd = name.indexOf('6') + 1;
    return protocolEnd == 0
        ? null
        : families
            .of(name.substring(0, protocolEnd) + '_' + name.substring(protocolEnd))
            .orElse(null);
  }
}
