package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private final boolean guestTimes;
  private final Lock lock = new ReentrantLock();
  private final long[] ticks = new long[COLUMNS];
  private List<Cpu> known = List.of();

  CpuTimes(Path source, boolean guestTimes) {
    this.source = source;
    this.guestTimes = guestTimes;
  }

  void collect(MetricSink sink) throws IOException {
    lock.lock();
    try {
      ProcText text = files.read(source);
      List<Cpu> online = new ArrayList<>(known.size());
      while (text.nextLine()) {
        if (text.nextField() && !text.fieldIs("cpu") && text.skip("cpu")) {
          Cpu cpu = cpu(text, online.size());
          online.add(cpu);
          read(text);
          cpu.advance(ticks);
          add(cpu, sink);
        }
      }
      if (online.isEmpty()) {
        throw text.incomplete("line of a CPU");
      }
      known = online;
    } finally {
      lock.unlock();
    }
  }

  /** The CPU of the current field, which most often is where it was the last time. */
  private Cpu cpu(ProcText text, int place) {
    if (place < known.size() && text.fieldIs(known.get(place).name)) {
      return known.get(place);
    }
    for (Cpu cpu : known) {
      if (text.fieldIs(cpu.name)) {
        return cpu;
      }
    }
    return new Cpu(text.field());
  }

  private void read(ProcText text) throws CollectorException {
    Arrays.fill(ticks, 0);
    for (int i = 0; i < COLUMNS; i++) {
      if (!text.nextField()) {
        if (i < FEWEST_COLUMNS) {
          throw text.malformed("at least " + FEWEST_COLUMNS + " numbers");
        }
        break;
      }
      ticks[i] = text.unsigned();
      if (ticks[i] < 0) {
        throw text.malformed("fewer ticks");
      }
    }
  }

  private void add(Cpu cpu, MetricSink sink) {
    for (int i = 0; i < MODES.size(); i++) {
      sink.add(SECONDS, cpu.highest[i] / TICKS_PER_SECOND, cpu.labels[i]);
    }
    for (int i = MODES.size(); guestTimes && i < COLUMNS; i++) {
      sink.add(GUEST_SECONDS, cpu.highest[i] / TICKS_PER_SECOND, cpu.labels[i]);
    }
  }

  /** One CPU: the highest counts seen, and the labels of each. */
  private static final class Cpu {
    private final String name;
    private final String[][] labels = new String[COLUMNS][];
    private final long[] highest = new long[COLUMNS];

    private Cpu(String name) {
      this.name = name;
      for (int i = 0; i < COLUMNS; i++) {
        int modes = MODES.size();
        labels[i] = new String[] {name, i < modes ? MODES.get(i) : GUEST_MODES.get(i - modes)};
      }
    }

    private void advance(long... now) {
      boolean anew = highest[IDLE] - now[IDLE] >= IDLE_FALL_OF_NEW_CPU;
      for (int i = 0; i < COLUMNS; i++) {
        highest[i] = anew ? now[i] : Math.max(highest[i], now[i]);
      }
    }
  }
}
