package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.cpu.CpuFolders.CpuFolder;
import io.hostwatch.exporter.linux.file.Cached;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What sysfs tells of the CPUs: whether they are online, isolated, throttled.
 *
 * <p>Each file is optional: virtual machines have none of the throttle counts, and only kernels
 * that can take CPU 0 offline say which CPUs are online. What stays as it is between two changes of
 * the list {@code online} is read once a minute; the throttle counts every time.
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
  private final Path online;
  private final Cached<String, Layout> layout;

  CpuTopology(Path folder, LongSupplier nanoClock) {
    this.folder = folder;
    this.online = folder.resolve("online");
    this.layout = new Cached<>(state -> layout(), nanoClock);
  }

  void collect(MetricSink sink) throws IOException {
    Layout now = layout.at(files.text(online).orElse(""));
    for (Throttle throttle : now.throttles) {
      OptionalDouble count = files.number(throttle.count);
      if (count.isPresent()) {
        sink.add(throttle.family, count.getAsDouble(), throttle.labels);
      }
    }
    for (State state : now.states) {
      sink.add(state.family, state.value, state.cpu);
    }
  }

  private Layout layout() throws CollectorException {
    List<CpuFolder> cpus = CpuFolders.in(folder);
    List<State> states = new ArrayList<>(onlineStates(cpus));
    Path file = folder.resolve("isolated");
    String list = FixedAttribute.text(file).orElse("");
    for (int cpu : list.isEmpty() ? new int[0] : CpuList.parse(file, list)) {
      states.add(new State(ISOLATED, 1, Integer.toString(cpu)));
    }
    return new Layout(throttles(cpus), List.copyOf(states));
  }

  /** The threads of a core share its count, and the cores of a package share the package's. */
  private static List<Throttle> throttles(List<CpuFolder> cpus) {
    List<Throttle> throttles = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (CpuFolder cpu : cpus) {
      Path throttle = cpu.path().resolve("thermal_throttle");
      String inPackage = id(cpu, "physical_package_id");
      String core = id(cpu, "core_id");
      if (!inPackage.isEmpty() && !core.isEmpty() && Files.isDirectory(throttle)) {
        Path count = throttle.resolve("core_throttle_count");
        if (FixedAttribute.digits(count).isPresent() && told.add(inPackage + '/' + core)) {
          throttles.add(new Throttle(CORE_THROTTLES, count, inPackage, core));
        }
        Path whole = throttle.resolve("package_throttle_count");
        if (FixedAttribute.digits(whole).isPresent() && told.add(inPackage)) {
          throttles.add(new Throttle(PACKAGE_THROTTLES, whole, inPackage));
        }
      }
    }
    return List.copyOf(throttles);
  }

  private static String id(CpuFolder cpu, String file) {
    return FixedAttribute.digits(cpu.path().resolve("topology").resolve(file)).orElse("");
  }

  private static List<State> onlineStates(List<CpuFolder> cpus) {
    if (cpus.isEmpty() || !Files.exists(cpus.getFirst().path().resolve("online"))) {
      return List.of();
    }
    return cpus.stream().map(CpuTopology::onlineState).toList();
  }

  private static State onlineState(CpuFolder cpu) {
    String state = FixedAttribute.text(cpu.path().resolve("online")).orElse("");
    return new State(ONLINE, state.equals("1") ? 1 : 0, cpu.label());
  }

  private record Layout(List<Throttle> throttles, List<State> states) {}

  private record State(Family family, double value, String cpu) {}

  private static final class Throttle {
    private final Family family;
    private final Path count;
    private final String[] labels;

    private Throttle(Family family, Path count, String... labels) {
      this.family = family;
      this.count = count;
      this.labels = labels;
    }
  }
}
