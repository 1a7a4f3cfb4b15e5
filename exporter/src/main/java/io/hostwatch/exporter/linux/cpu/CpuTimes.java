package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The times of {@code /proc/stat}, made to never run backwards.
 *
 * <p>The kernel corrects idle and iowait downwards by a tick now and then, which Prometheus would
 * take for a restart; so the highest value seen is kept for each CPU and mode. If a CPU's idle time
 * falls by three seconds or more, the CPU was taken out and put back, and its counts start anew.
 *
 * <p>Safe for use by several threads: a file is read under the same lock as it is compared, so that
 * a slow reader cannot bring in an old file after a newer one.
 */
final class CpuTimes {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux JVM
  private static final long IDLE_FALL_OF_NEW_CPU = 300;
  private static final List<String> MODES =
      List.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal");
  private static final List<String> GUEST_MODES = List.of("user", "nice");
  private static final int COLUMNS = MODES.size() + GUEST_MODES.size();
  private static final int FEWEST_COLUMNS = 4; // of the oldest kernels
  private static final int IDLE = 3;

  private static final Family SECONDS =
      Family.counter(
          "node_cpu_seconds_total", "Seconds that each CPU spent in each mode.", "cpu", "mode");
  private static final Family GUEST_SECONDS =
      Family.counter(
          "node_cpu_guest_seconds_total",
          "Seconds that each CPU ran virtual machines, which are part of user and nice as well.",
          "cpu",
          "mode");

  private final HostFiles files = new HostFiles();
  private final Path source;
  private final Lock lock = new ReentrantLock();
  private final Map<String, long[]> highest = new HashMap<>();

  CpuTimes(Path source) {
    this.source = source;
  }

  void collect(MetricSink sink) throws IOException {
    lock.lock();
    try {
      ProcText text = files.read(source);
      Set<String> online = new HashSet<>();
      while (text.nextLine()) {
        if (text.nextField() && !text.fieldIs("cpu") && text.skip("cpu")) {
          String cpu = text.field();
          online.add(cpu);
          add(cpu, advance(cpu, ticks(text)), sink);
        }
      }
      if (online.isEmpty()) {
        throw text.incomplete("line of a CPU");
      }
      highest.keySet().retainAll(online);
    } finally {
      lock.unlock();
    }
  }

  private static long[] ticks(ProcText text) throws CollectorException {
    long[] ticks = new long[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      if (!text.nextField()) {
        if (i < FEWEST_COLUMNS) {
          throw text.malformed("at least " + FEWEST_COLUMNS + " numbers");
        }
        break;
      }
      ticks[i] = text.unsigned();
    }
    return ticks;
  }

  private long[] advance(String cpu, long[] now) {
    long[] seen = highest.get(cpu);
    if (seen != null && seen[IDLE] - now[IDLE] < IDLE_FALL_OF_NEW_CPU) {
      for (int i = 0; i < COLUMNS; i++) {
        now[i] = Math.max(now[i], seen[i]);
      }
    }
    highest.put(cpu, now);
    return now;
  }

  private static void add(String cpu, long[] ticks, MetricSink sink) {
    int column = 0;
    for (String mode : MODES) {
      sink.add(SECONDS, ticks[column++] / TICKS_PER_SECOND, cpu, mode);
    }
    for (String mode : GUEST_MODES) {
      sink.add(GUEST_SECONDS, ticks[column++] / TICKS_PER_SECOND, cpu, mode);
    }
  }
}
