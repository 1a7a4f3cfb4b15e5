package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/**
 * What each CPU is, and what the first of them can do and suffers from.
 *
 * <p>Source: {@code /proc/cpuinfo}. On other machines than PCs the kernel tells less, and what it
 * does not tell is empty.
 */
final class CpuInfo {
  private static final Family INFO =
      Family.gauge(
          "node_cpu_info",
          "What a CPU is; the value is always 1.",
          "package",
          "core",
          "cpu",
          "vendor",
          "family",
          "model",
          "model_name",
          "microcode",
          "stepping",
          "cachesize");
  private static final List<String> KEYS =
      List.of(
          "physical id",
          "core id",
          "processor",
          "vendor_id",
          "cpu family",
          "model",
          "model name",
          "microcode",
          "stepping",
          "cache size");
  private static final int PACKAGE = 0;
  private static final int CORE = 1;
  private static final int CPU = 2;
  private static final double HERTZ_PER_MEGAHERTZ = 1e6;
  private static final Family FREQUENCY =
      Family.gauge(
          FrequencyPolicy.CURRENT.name(), FrequencyPolicy.CURRENT.help(), "package", "core", "cpu");
  private static final Family FLAG =
      Family.gauge("node_cpu_flag_info", "1 for each ability of the first CPU.", "flag");
  private static final Family BUG =
      Family.gauge("node_cpu_bug_info", "1 for each known fault of the first CPU.", "bug");

  private final HostFiles files = new HostFiles();
  private final Path source;
  private final CpuOptions.Info options;

  CpuInfo(Path source, CpuOptions.Info options) {
    this.source = source;
    this.options = options;
  }

  void collect(MetricSink sink) throws IOException {
    if (!options.isOn()) {
      return;
    }
    ProcText text = files.read(source);
    String[] cpu = new String[0];
    int cpus = 0;
    while (text.nextLine()) {
      String line = text.line();
      int colon = line.indexOf(':');
      String key = colon < 0 ? "" : line.substring(0, colon).strip();
      String value = colon + 2 <= line.length() ? line.substring(colon + 2) : "";
      if (key.equals("processor")) {
        add(cpu, sink);
        cpu = blank();
        cpus++;
      }
      if (cpus > 0) {
        take(key, value, cpu);
      }
      if (cpus == 1) {
        addWords(key, value, sink);
      }
    }
    if (cpus == 0) {
      throw text.incomplete("processor");
    }
    add(cpu, sink);
  }

  /** One place for each key, and the last one for the frequency. */
  private static String[] blank() {
    String[] cpu = new String[KEYS.size() + 1];
    Arrays.fill(cpu, "");
    return cpu;
  }

  private static void take(String key, String value, String[] cpu) {
    int place = key.equals("cpu MHz") ? KEYS.size() : KEYS.indexOf(key);
    if (place >= 0) {
      cpu[place] = value;
    }
  }

  private void add(String[] cpu, MetricSink sink) throws CollectorException {
    if (cpu.length == 0) {
      return;
    }
    sink.add(INFO, 1, Arrays.copyOf(cpu, KEYS.size()));
    String megahertz = cpu[KEYS.size()];
    if (!megahertz.isEmpty()) {
      sink.add(FREQUENCY, hertz(megahertz), cpu[PACKAGE], cpu[CORE], cpu[CPU]);
    }
  }

  private double hertz(String megahertz) throws CollectorException {
    if (!megahertz.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      throw new CollectorException(source + ": cpu MHz \"" + megahertz + "\": expected a number");
    }
    return Double.parseDouble(megahertz) * HERTZ_PER_MEGAHERTZ;
  }

  private void addWords(String key, String value, MetricSink sink) {
    switch (key) {
      case "flags", "Features" -> addWords(FLAG, options.flags(), value, sink);
      case "bugs" -> addWords(BUG, options.bugs(), value, sink);
      default -> {}
    }
  }

  private static void addWords(
      Family family, Optional<Pattern> wanted, String value, MetricSink sink) {
    StringTokenizer words = new StringTokenizer(wanted.isPresent() ? value : "");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (wanted.get().matcher(word).find()) {
        sink.add(family, 1, word);
      }
    }
  }
}
