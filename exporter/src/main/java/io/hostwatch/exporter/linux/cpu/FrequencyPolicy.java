package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringTokenizer;

/**
 * CPUs that change their frequency together, or one that does so on its own.
 *
 * <p>What the hardware can do is read when this is made, what it does every time. Only root may
 * read {@code cpuinfo_cur_freq}; each file is optional.
 */
final class FrequencyPolicy {
  static final Family CURRENT = hertz("frequency", "The frequency a CPU runs at, in hertz.");

  private static final double HERTZ_PER_KILOHERTZ = 1000;
  private static final Family AVERAGE =
      hertz("frequency_avg", "The frequency a CPU ran at lately on average.");
  private static final Family LOWEST = hertz("frequency_min", "The lowest a CPU can run at.");
  private static final Family HIGHEST = hertz("frequency_max", "The highest a CPU can run at.");
  private static final Family GOVERNOR =
      Family.gauge(
          "node_cpu_scaling_governor",
          "Which of the kernel's governors sets a CPU's frequency: 1 for that one.",
          "cpu",
          "governor");
  private static final List<Attribute> CHANGING =
      List.of(
          new Attribute("cpuinfo_cur_freq", CURRENT),
          new Attribute("cpuinfo_avg_freq", AVERAGE),
          new Attribute(
              "scaling_cur_freq", hertz("scaling_frequency", "The frequency the kernel set.")),
          new Attribute(
              "scaling_min_freq", hertz("scaling_frequency_min", "The lowest it may set.")),
          new Attribute(
              "scaling_max_freq", hertz("scaling_frequency_max", "The highest it may set.")));

  private final List<String> cpus;
  private final List<Source> sources = new ArrayList<>();
  private final OptionalDouble lowest;
  private final OptionalDouble highest;
  private final List<String> governors = new ArrayList<>();
  private final Path governor;

  FrequencyPolicy(Path folder, List<String> cpus) {
    this.cpus = List.copyOf(cpus);
    for (Attribute attribute : CHANGING) {
      Path file = folder.resolve(attribute.file);
      if (Files.isReadable(file)) {
        sources.add(new Source(file, attribute.family));
      }
    }
    lowest = FixedAttribute.number(folder.resolve("cpuinfo_min_freq"));
    highest = FixedAttribute.number(folder.resolve("cpuinfo_max_freq"));
    String known = FixedAttribute.text(folder.resolve("scaling_available_governors")).orElse("");
    StringTokenizer names = new StringTokenizer(known);
    while (names.hasMoreTokens()) {
      governors.add(names.nextToken());
    }
    governor = folder.resolve("scaling_governor");
  }

  void collect(HostFiles files, MetricSink sink) {
    for (Source source : sources) {
      add(source.family, files.number(source.file), sink);
    }
    add(LOWEST, lowest, sink);
    add(HIGHEST, highest, sink);
    Optional<String> chosen = governors.isEmpty() ? Optional.empty() : files.text(governor);
    if (chosen.isPresent() && !chosen.get().isEmpty()) {
      addGovernors(chosen.get(), sink);
    }
  }

  private void add(Family family, OptionalDouble kilohertz, MetricSink sink) {
    if (kilohertz.isPresent()) {
      for (String cpu : cpus) {
        sink.add(family, kilohertz.getAsDouble() * HERTZ_PER_KILOHERTZ, cpu);
      }
    }
  }

  private void addGovernors(String chosen, MetricSink sink) {
    for (String cpu : cpus) {
      for (String name : governors) {
        sink.add(GOVERNOR, name.equals(chosen) ? 1 : 0, cpu, name);
      }
    }
  }

  private static Family hertz(String name, String help) {
    return Family.gauge("node_cpu_" + name + "_hertz", help, "cpu");
  }

  private record Attribute(String file, Family family) {}

  private record Source(Path file, Family family) {}
}
