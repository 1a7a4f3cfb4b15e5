package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Digits;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How often each CPU got each interrupt.
 *
 * <pre>{@code
 * node_interrupts_total{cpu="0",type="24",info="PCI-MSI",devices="65536-edge eth0"} 120
 * node_interrupts_total{cpu="0",type="LOC",info="Local timer interrupts",devices=""} 1e+06
 * }</pre>
 *
 * <p>Source: {@code /proc/interrupts}; lines without a description, ERR and MIS, are left out. The
 * label {@code cpu} is the number in the column's heading, since CPUs that are offline have no
 * column. Off by default, for it is one series for each interrupt and CPU.
 */
final class InterruptsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("interrupts");
  private static final Family INTERRUPTS =
      Family.counter(
          "node_interrupts_total",
          "How often a CPU got an interrupt.",
          "cpu",
          "type",
          "info",
          "devices");

  private final HostFiles files = new HostFiles();
  private final Path source;
  private final RememberedFilter filter;
  private final boolean zeros;

  InterruptsCollector(HostPaths paths, CpuOptions.Interrupts options) {
    source = paths.procfs().resolve("interrupts");
    filter = new RememberedFilter(options.names());
    zeros = options.zeros();
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
    List<String> cpus = CpuColumns.read(text);
    double[] counts = new double[cpus.size()];
    while (text.nextLine()) {
      String type = text.nextName();
      if (readCounts(text, counts) && text.nextField()) {
        boolean numbered = Digits.only(type);
        String info = numbered ? text.field() : withRest(text.field(), text);
        String devices = numbered && text.nextField() ? withRest(text.field(), text) : "";
        if (filter.accepts(type + ';' + info + ';' + devices)) {
          add(cpus, counts, sink, type, info, devices);
        }
      }
    }
  }

  private static boolean readCounts(ProcText text, double[] counts) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      if (!text.nextField()) {
        return false;
      }
      counts[i] = ProcText.asDouble(text.unsigned());
    }
    return true;
  }

  private static String withRest(String first, ProcText text) {
    StringBuilder rest = new StringBuilder(first);
    while (text.nextField()) {
      rest.append(' ').append(text.field());
    }
    return rest.toString();
  }

  private void add(
      List<String> cpus, double[] counts, MetricSink sink, String type, String... description) {
    for (int i = 0; i < counts.length; i++) {
      if (zeros || counts[i] != 0) {
        sink.add(INTERRUPTS, counts[i], cpus.get(i), type, description[0], description[1]);
      }
    }
  }
}
