package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How many sockets each protocol has and how much memory they take.
 *
 * <pre>{@code
 * node_sockstat_TCP_inuse 4
 * node_sockstat_TCP_mem 1
 * node_sockstat_TCP_mem_bytes 4096
 * node_sockstat_UDP6_inuse 0
 * node_sockstat_sockets_used 229
 * }</pre>
 *
 * <p>Source: {@code /proc/net/sockstat} and {@code sockstat6}; each is missing where its protocol
 * is off. {@code mem} is in pages.
 */
final class SockstatCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("sockstat");
  private static final Pattern PROTOCOL = Pattern.compile("[a-zA-Z0-9]+");
  private static final Set<String> FIELDS =
      Set.of("inuse", "orphan", "tw", "alloc", "mem", "memory", "used");

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;
  private final int pageSize;
  private final Map<String, Family> families = new HashMap<>();

  SockstatCollector(HostPaths paths, int pageSize) {
    this.paths = paths;
    this.pageSize = pageSize;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (String file : List.of("sockstat", "sockstat6")) {
      Optional<ProcText> text = files.readIfPresent(paths.procNet(file));
      if (text.isPresent()) {
        collect(text.get(), sink);
      }
    }
  }

  private void collect(ProcText text, MetricSink sink) throws IOException {
    while (text.nextLine()) {
      String protocol = text.nextName();
      if (!PROTOCOL.matcher(protocol).matches()) {
        throw text.malformed("a protocol's name");
      }
      while (text.nextField()) {
        collectField(protocol, text.field(), text.nextNumber(), sink);
      }
    }
  }

  private void collectField(String protocol, String field, double value, MetricSink sink) {
    if (!FIELDS.contains(field)) {
      return;
    }
    sink.add(family(protocol + '_' + field), value);
    if (field.equals("mem")) {
      sink.add(family(protocol + "_mem_bytes"), value * pageSize);
    }
  }

  private Family family(String key) {
    return families.computeIfAbsent(
        key, k -> Family.gauge("node_sockstat_" + k, "Sockets: " + k.replace('_', ' ') + "."));
  }
}
