package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.cpu.CpuFolders.CpuFolder;
import io.hostwatch.exporter.linux.file.Cached;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How fast each CPU runs, may run, and who decides it.
 *
 * <pre>{@code
 * node_cpu_frequency_max_hertz{cpu="0"} 3.7e+09
 * node_cpu_scaling_frequency_hertz{cpu="0"} 1.699981e+09
 * node_cpu_scaling_governor{cpu="0",governor="powersave"} 1
 * }</pre>
 *
 * <p>Source: {@code /sys/devices/system/cpu/cpu*}{@code /cpufreq}, where CPUs of one policy share
 * one folder, which is read once for all of them. CPUs that are offline are left out; which there
 * are is looked up once a minute and when the list {@code online} changes.
 */
final class CpufreqCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("cpufreq");

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final Path online;
  private final Cached<String, List<FrequencyPolicy>> policies;

  CpufreqCollector(HostPaths paths, LongSupplier nanoClock) {
    folder = paths.sysfs().resolve("devices/system/cpu");
    online = folder.resolve("online");
    policies = new Cached<>(state -> policies(), nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (FrequencyPolicy policy : policies.at(files.text(online).orElse(""))) {
      policy.collect(files, sink);
    }
  }

  private List<FrequencyPolicy> policies() throws CollectorException {
    List<CpuFolder> cpus = CpuFolders.in(folder);
    if (cpus.isEmpty()) {
      throw new NoDataException(folder + ": has no folder of a CPU");
    }
    Set<Integer> offline = offline();
    Map<Path, List<String>> byFolder = new LinkedHashMap<>();
    for (CpuFolder cpu : cpus) {
      if (!offline.contains(cpu.number())) {
        addPolicy(cpu, byFolder);
      }
    }
    return byFolder.entrySet().stream()
        .map(policy -> new FrequencyPolicy(policy.getKey(), policy.getValue()))
        .toList();
  }

  private static void addPolicy(CpuFolder cpu, Map<Path, List<String>> byFolder) {
    try {
      Path policy = cpu.path().resolve("cpufreq").toRealPath();
      byFolder.computeIfAbsent(policy, path -> new ArrayList<>()).add(cpu.label());
    } catch (IOException e) {
      return; // most virtual machines cannot set frequencies, and have no such folder
    }
  }

  private Set<Integer> offline() throws CollectorException {
    Path file = folder.resolve("offline");
    String list = FixedAttribute.text(file).orElse("");
    Set<Integer> offline = new HashSet<>();
    for (int cpu : list.isEmpty() ? new int[0] : CpuList.parse(file, list)) {
      offline.add(cpu);
    }
    return offline;
  }
}
