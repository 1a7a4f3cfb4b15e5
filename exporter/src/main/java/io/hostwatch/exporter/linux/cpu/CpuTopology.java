package io.hostwatch.exporter.linux.cpu;

import static java.util.Comparator.comparingInt;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What sysfs tells of the CPUs: whether they are online, isolated, throttled.
 *
 * <p>Each file is optional: virtual machines have none of the throttle counts, and only kernels
 * that can take CPU 0 offline say which CPUs are online.
 */
final class CpuTopology {
  private static final Family CORE_THROTTLES =
      Family.counter(
          "node_cpu_core_throttles_total", "How often heat slowed a core down.", "package", "core");
  private static final Family PACKAGE_THROTTLES =
      Family.counter(
          "node_cpu_package_throttles_total", "How often heat slowed a package down.", "package");
  private static final Family ONLINE =
      Family.gauge("node_cpu_online", "Whether a CPU is in use (1) or taken out (0).", "cpu");
  private static final Family ISOLATED =
      Family.gauge("node_cpu_isolated", "1 for each CPU the scheduler leaves alone.", "cpu");

  private final HostFiles files = new HostFiles();
  private final Path folder;

  CpuTopology(Path folder) {
    this.folder = folder;
  }

  void collect(MetricSink sink) throws IOException {
    List<Path> cpus = cpus();
    collectThrottles(cpus, sink);
    collectOnline(cpus, sink);
    collectIsolated(sink);
  }

  private List<Path> cpus() {
    return files.names(folder).stream()
        .filter(name -> name.matches("cpu[0-9].*"))
        .map(folder::resolve)
        .sorted(comparingInt((Path cpu) -> number(cpu).length()).thenComparing(CpuTopology::number))
        .toList();
  }

  private static String number(Path cpu) {
    return cpu.getFileName().toString().substring("cpu".length());
  }

  /** The threads of a core share its count, and the cores of a package share the package's. */
  private void collectThrottles(List<Path> cpus, MetricSink sink) {
    Set<String> told = new HashSet<>();
    for (Path cpu : cpus) {
      Path throttle = cpu.resolve("thermal_throttle");
      OptionalDouble core = files.number(throttle.resolve("core_throttle_count"));
      OptionalDouble whole = files.number(throttle.resolve("package_throttle_count"));
      if (core.isEmpty() && whole.isEmpty()) {
        continue;
      }
      String inPackage = id(cpu, "physical_package_id");
      String ofCore = id(cpu, "core_id");
      if (inPackage.isEmpty() || ofCore.isEmpty()) {
        continue;
      }
      if (core.isPresent() && told.add(inPackage + '/' + ofCore)) {
        sink.add(CORE_THROTTLES, core.getAsDouble(), inPackage, ofCore);
      }
      if (whole.isPresent() && told.add(inPackage)) {
        sink.add(PACKAGE_THROTTLES, whole.getAsDouble(), inPackage);
      }
    }
  }

  private String id(Path cpu, String file) {
    return files.digits(cpu.resolve("topology").resolve(file)).orElse("");
  }

  private void collectOnline(List<Path> cpus, MetricSink sink) {
    if (cpus.isEmpty() || !Files.exists(cpus.getFirst().resolve("online"))) {
      return;
    }
    for (Path cpu : cpus) {
      boolean online = files.text(cpu.resolve("online")).orElse("").equals("1");
      sink.add(ONLINE, online ? 1 : 0, number(cpu));
    }
  }

  private void collectIsolated(MetricSink sink) throws CollectorException {
    Path file = folder.resolve("isolated");
    String list = files.text(file).orElse("");
    for (int cpu : list.isEmpty() ? new int[0] : CpuList.parse(file, list)) {
      sink.add(ISOLATED, 1, Integer.toString(cpu));
    }
  }
}
