package io.hostwatch.exporter.self;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.libc.PageSize;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The exporter's own process, under the names that every Prometheus client library uses.
 *
 * <pre>{@code
 * process_cpu_seconds_total 3.41
 * process_max_fds 1024
 * process_network_receive_bytes_total 2.4e+09
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
  private static final double USER_HZ = 100;
  private static final int BEFORE_UTIME = 11; // fields of stat between the name and utime
  private static final int BEFORE_VSIZE = 7; // and between stime and vsize

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

  private final HostFiles files = new HostFiles();
  private final Path self;
  private final Optional<Instant> start = ProcessHandle.current().info().startInstant();
  private final boolean hasFiles;
  private final File descriptors;
  private final ProcessTraffic traffic;
  private final boolean sizeIsNumber;

  /** Reads {@code /proc/self}, whatever procfs the host is read from. */
  public ProcessCollector() {
    this(Path.of("/proc/self"));
  }

  ProcessCollector(Path self) {
    this.self = self;
    this.hasFiles = Files.isDirectory(self);
    this.descriptors = self.resolve("fd").toFile();
    this.traffic = new ProcessTraffic(self);
    this.sizeIsNumber = sizeIsNumber();
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    if (start.isPresent()) {
      sink.add(START, start.get().toEpochMilli() / 1e3);
    }
    if (!hasFiles) {
      ProcessHandle.current()
          .info()
          .totalCpuDuration()
          .ifPresent(cpu -> sink.add(CPU, cpu.toMillis() / 1e3));
      return;
    }
    usage(sink);
    limits(sink);
    sink.add(OPEN_FDS, openFiles());
    traffic.collect(sink);
  }

  /** See proc_pid_stat(5); the second field is the program's name in brackets and may hold any. */
  private void usage(MetricSink sink) throws IOException {
    ProcText stat = files.read(self.resolve("stat"));
    if (!stat.nextLine() || !stat.skipPastLast(')')) {
      throw new CollectorException(self + "/stat: expected a name in brackets");
    }
    stat.skipFields(BEFORE_UTIME);
    sink.add(CPU, (stat.nextCounter() + stat.nextCounter()) / USER_HZ);
    stat.skipFields(BEFORE_VSIZE);
    sink.add(VIRTUAL, stat.nextCounter());
    sink.add(RESIDENT, stat.nextCounter() * PageSize.ofThisHost());
  }

  private void limits(MetricSink sink) throws IOException {
    ProcText limits = files.read(self.resolve("limits"));
    while (limits.nextLine()) {
      if (isNext(limits, "Max") && limits.nextField()) {
        if (limits.fieldIs("open") && isNext(limits, "files")) {
          sink.add(MAX_FDS, limit(limits));
        } else if (limits.fieldIs("address") && isNext(limits, "space")) {
          sink.add(MAX_VIRTUAL, limit(limits));
        }
      }
    }
  }

  private static boolean isNext(ProcText text, String word) {
    return text.nextField() && text.fieldIs(word);
  }

  private static double limit(ProcText limits) throws IOException {
    if (!limits.nextField()) {
      throw limits.malformed("a limit");
    }
    return limits.fieldIs("unlimited") ? UNLIMITED : ProcText.asDouble(limits.unsigned());
  }

  private double openFiles() {
    return sizeIsNumber ? (double) descriptors.length() : files.names(descriptors.toPath()).size();
  }

  /** Since Linux 6.2 the folder's size is the number of files, less the one that lists them. */
  private boolean sizeIsNumber() {
    return files.names(descriptors.toPath()).size() - 1 == descriptors.length();
  }
}
