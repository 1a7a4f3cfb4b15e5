package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the memory of each node is used for, and how often a task got memory of a far node.
 *
 * <pre>{@code
 * node_memory_numa_MemFree{node="0"} 9.53980928e+09
 * node_memory_numa_numa_miss_total{node="0"} 0
 * }</pre>
 *
 * <p>Source: {@code meminfo} and {@code numastat} in {@code /sys/devices/system/node/node*}. All
 * fields of the kernel are told.
 */
final class MeminfoNumaCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("meminfo_numa");
  private static final String PREFIX = "node_memory_numa_";
  private static final String FOLDER = "node";
  private static final Pattern METRIC_NAME_PART = Pattern.compile("[a-zA-Z0-9_]+");
  private static final int MOST_NAMES = 4096;

  private final HostFiles files = new HostFiles();
  private final Map<String, Family> gauges = new HashMap<>();
  private final Map<String, Family> counters = new HashMap<>();
  private final Path folder;

  MeminfoNumaCollector(HostPaths paths) {
    folder = paths.sysfs().resolve("devices/system/node");
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
    for (String name : files.names(folder)) {
      if (Folder.isNumbered(name, FOLDER)) {
        Path node = folder.resolve(name);
        collectUse(files.read(node.resolve("meminfo")), sink);
        collectPlacing(files.read(node.resolve("numastat")), name.substring(FOLDER.length()), sink);
      }
    }
  }

  /** Lines such as {@code Node 0 Active(anon): 1560 kB}. */
  private void collectUse(ProcText text, MetricSink sink) throws CollectorException {
    while (text.nextLine()) {
      String node = second(text);
      if (!text.nextField()) {
        throw text.malformed("a field after the node");
      }
      Family family = gauge(text);
      double value = text.nextCounter();
      if (text.nextField()) {
        if (!text.fieldIs("kB")) {
          throw text.malformed("kB or nothing after the number");
        }
        value *= 1024;
      }
      sink.add(family, value, node);
    }
  }

  private static String second(ProcText text) throws CollectorException {
    text.nextField();
    if (!text.nextField()) {
      throw text.malformed("Node 0 and a field");
    }
    return text.field();
  }

  private void collectPlacing(ProcText text, String node, MetricSink sink)
      throws CollectorException {
    while (text.nextLine()) {
      if (!text.nextField()) {
        throw text.malformed("a name and a number");
      }
      sink.add(counter(text), text.nextCounter(), node);
    }
  }

  private Family gauge(ProcText text) throws CollectorException {
    String field = text.field();
    Family known = gauges.get(field);
    if (known == null) {
      String name = field.replace(":", "").replace('(', '_').replace(")", "");
      String help = "Memory field " + field.replace(":", "") + " of the node.";
      known = Family.gauge(checked(PREFIX + name, text), help, "node");
      remember(gauges, field, known);
    }
    return known;
  }

  private Family counter(ProcText text) throws CollectorException {
    String field = text.field();
    @Nullable Family known = counters.get(field);
    if (known == null) {
      String name = checked(PREFIX + field + "_total", text);
      known = Family.counter(name, "Pages placed on the node, counted as " + field + ".", "node");
      remember(counters, field, known);
    }
    return known;
  }

  private static void remember(Map<String, Family> families, String field, Family family) {
    if (families.size() < MOST_NAMES) {
      families.put(field, family);
    }
  }

  private static String checked(String name, ProcText text) throws CollectorException {
    if (!METRIC_NAME_PART.matcher(name).matches()) {
      throw text.malformed("a field's name");
    }
    return name;
  }
}
