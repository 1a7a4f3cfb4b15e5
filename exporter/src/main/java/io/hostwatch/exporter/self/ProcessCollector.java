package io.hostwatch.exporter.self;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The exporter's own process, under the names that every Prometheus client library uses.
 *
 * <pre>{@code
 * process_cpu_seconds_total 3.41
 * process_max_fds 1024
 * process_open_fds 14
 * process_resident_memory_bytes 5.4e+07
 * process_start_time_seconds 1.7e+09
 * process_virtual_memory_bytes 2.1e+09
 * process_virtual_memory_max_bytes 1.8446744073709552e+19
 * }</pre>
 *
 * <p>Source: {@code /proc/self}; elsewhere the JDK's process handle, which knows time only.
 */
public final class ProcessCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("process");
  private static final double UNLIMITED = 0x1p64; // as client_golang spells "unlimited"
  private static final double KIB = 1024;
  private static final double USER_HZ = 100;
  private static final int UTIME = 11; // fields of stat after the process's name
  private static final int STIME = 12;

  private static final Family CPU =
      Family.counter("process_cpu_seconds_total", "CPU time the exporter has used, in seconds.");
  private static final Family START =
      Family.gauge("process_start_time_seconds", "When the exporter started, in Unix seconds.");
  private static final Family OPEN_FDS =
      Family.gauge("process_open_fds", "File descriptors the exporter has open.");
  private static final Family MAX_FDS =
      Family.gauge("process_max_fds", "File descriptors the exporter may have open.");
  private static final Family RESIDENT =
      Family.gauge("process_resident_memory_bytes", "Memory the exporter occupies.");
  private static final Family VIRTUAL =
      Family.gauge("process_virtual_memory_bytes", "Address space the exporter has reserved.");
  private static final Family MAX_VIRTUAL =
      Family.gauge(
          "process_virtual_memory_max_bytes", "Address space the exporter may reserve at most.");

  private final Path self;

  /** Reads {@code /proc/self}, whatever procfs the host is read from. */
  public ProcessCollector() {
    this(Path.of("/proc/self"));
  }

  ProcessCollector(Path self) {
    this.self = self;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcessHandle.Info info = ProcessHandle.current().info();
    info.startInstant().ifPresent(start -> sink.add(START, start.toEpochMilli() / 1e3));
    if (!Files.isDirectory(self)) {
      info.totalCpuDuration().ifPresent(cpu -> sink.add(CPU, cpu.toMillis() / 1e3));
      return;
    }
    cpu(sink);
    memory(sink);
    limits(sink);
    try (Stream<Path> open = Files.list(self.resolve("fd"))) {
      sink.add(OPEN_FDS, (double) open.count());
    }
  }

  private void cpu(MetricSink sink) throws IOException {
    String stat = Files.readString(self.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    sink.add(CPU, (number(fields[UTIME]) + number(fields[STIME])) / USER_HZ);
  }

  private void memory(MetricSink sink) throws IOException {
    for (String line : Files.readAllLines(self.resolve("status"))) {
      String[] words = line.split("\\s+", -1);
      switch (words[0]) {
        case "VmSize:" -> sink.add(VIRTUAL, number(words[1]) * KIB);
        case "VmRSS:" -> sink.add(RESIDENT, number(words[1]) * KIB);
        default -> {}
      }
    }
  }

  private void limits(MetricSink sink) throws IOException {
    List<String> lines = Files.readAllLines(self.resolve("limits"));
    sink.add(MAX_FDS, soft(lines, "Max open files"));
    sink.add(MAX_VIRTUAL, soft(lines, "Max address space"));
  }

  private double soft(List<String> lines, String name) throws CollectorException {
    for (String line : lines) {
      if (line.startsWith(name)) {
        String limit = line.substring(name.length()).strip().split("\\s+", 2)[0];
        return limit.equals("unlimited") ? UNLIMITED : number(limit);
      }
    }
    throw new CollectorException(self + "/limits has no line \"" + name + "\"");
  }

  private double number(String text) throws CollectorException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new CollectorException(self + ": \"" + text + "\" is not a number", e);
    }
  }
}
