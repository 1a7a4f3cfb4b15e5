package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Kernel parameters that somebody chose.
 *
 * <pre>{@code
 * node_sysctl_vm_swappiness 60
 * node_sysctl_net_ipv4_tcp_rmem{index="2"} 6.291456e+06
 * node_sysctl_fs_file_nr_used 1024
 * node_sysctl_info{name="kernel.core_pattern",value="core",index="0"} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/sys}. The numbers are untyped: some are limits, some count.
 */
final class SysctlCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("sysctl");
  private static final Family INFO =
      Family.gauge(
          "node_sysctl_info",
          "Words of a kernel parameter; the value is always 1.",
          "name",
          "value",
          "index");

  private final HostFiles files = new HostFiles();
  private final List<Parameter> parameters;

  SysctlCollector(HostPaths paths, List<Sysctl> sysctls) {
    Path folder = paths.procfs().resolve("sys");
    parameters = sysctls.stream().map(sysctl -> new Parameter(folder, sysctl)).toList();
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
    for (Parameter parameter : parameters) {
      ProcText text = files.read(parameter.source);
      if (parameter.sysctl.numeric()) {
        parameter.add(numbers(text), text, sink);
      } else {
        addInfo(parameter.sysctl.name(), text, sink);
      }
    }
  }

  private static List<Double> numbers(ProcText text) throws IOException {
    List<Double> numbers = new ArrayList<>();
    while (text.nextLine()) {
      while (text.hasNextField()) {
        numbers.add(text.nextNumber());
      }
    }
    return numbers;
  }

  private static void addInfo(String name, ProcText text, MetricSink sink) throws IOException {
    int index = 0;
    while (text.nextLine()) {
      while (text.nextField()) {
        sink.add(INFO, 1, name, text.field(), Integer.toString(index++));
      }
    }
    if (index == 0) {
      throw text.incomplete("value");
    }
  }

  /** A parameter with its families: one number has no labels, several are told by key or index. */
  private static final class Parameter {
    private final Sysctl sysctl;
    private final Path source;
    private final Family single;
    private final Family indexed;
    private final List<Family> keyed;

    Parameter(Path folder, Sysctl sysctl) {
      String metric = "node_sysctl_" + sysctl.name().replaceAll("[^a-zA-Z0-9_]", "_");
      String help = "Kernel parameter " + sysctl.name();
      this.sysctl = sysctl;
      this.source = folder.resolve(sysctl.name().replace('.', '/'));
      this.single = Family.untyped(metric, help + ".");
      this.indexed = Family.untyped(metric, help + ".", "index");
      this.keyed =
          sysctl.keys().stream()
              .map(key -> Family.untyped(metric + '_' + key, help + ", its " + key + "."))
              .toList();
    }

    void add(List<Double> numbers, ProcText text, MetricSink sink) throws IOException {
      if (numbers.isEmpty()) {
        throw text.incomplete("value");
      }
      if (keyed.isEmpty()) {
        addByIndex(numbers, sink);
        return;
      }
      if (numbers.size() != keyed.size()) {
        throw text.incomplete(keyed.size() + " values for " + sysctl.keys());
      }
      for (int i = 0; i < numbers.size(); i++) {
        sink.add(keyed.get(i), numbers.get(i));
      }
    }

    private void addByIndex(List<Double> numbers, MetricSink sink) {
      if (numbers.size() == 1) {
        sink.add(single, numbers.getFirst());
        return;
      }
      for (int i = 0; i < numbers.size(); i++) {
        sink.add(indexed, numbers.get(i), Integer.toString(i));
      }
    }
  }
}
