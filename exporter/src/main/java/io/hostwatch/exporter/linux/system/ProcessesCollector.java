package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Digits;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many processes and threads there are, what they do, and how many there may be.
 *
 * <pre>{@code
 * node_processes_pids 117
 * node_processes_max_processes 32768
 * node_processes_threads 203
 * node_processes_max_threads 192731
 * node_processes_state{state="S"} 77
 * node_processes_threads_state{thread_state="R"} 2
 * }</pre>
 *
 * <p>Source: {@code /proc/<pid>/stat}, {@code /proc/<pid>/task} of those with more than one thread,
 * and {@code /proc/sys/kernel}. What ends while it is looked at is not counted.
 */
final class ProcessesCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("processes");
  private static final Family THREADS =
      Family.gauge("node_processes_threads", "Threads there are.");
  private static final Family MAX_THREADS =
      Family.gauge("node_processes_max_threads", "Threads there may be.");
  private static final Family STATE =
      Family.gauge(
          "node_processes_state", "Processes in a state, by the kernel's letter.", "state");
  private static final Family THREADS_STATE =
      Family.gauge(
          "node_processes_threads_state",
          "Threads in a state, by the kernel's letter.",
          "thread_state");
  private static final Family PIDS = Family.gauge("node_processes_pids", "Processes there are.");
  private static final Family MAX_PIDS =
      Family.gauge("node_processes_max_processes", "Process ids there may be.");
  private static final int LETTERS = 128;

  private final HostFiles files = new HostFiles();
  private final File procfs;
  private final Path maxThreads;
  private final Path maxPids;
  private final TaskStat stat = new TaskStat();
  private final int[] processes = new int[LETTERS];
  private final int[] tasks = new int[LETTERS];
  private long threads;

  ProcessesCollector(HostPaths paths) {
    procfs = paths.procfs().toFile();
    maxThreads = paths.procfs().resolve("sys/kernel/threads-max");
    maxPids = paths.procfs().resolve("sys/kernel/pid_max");
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
    count();
    sink.add(THREADS, (double) threads);
    sink.add(MAX_THREADS, files.requiredNumber(maxThreads));
    add(STATE, processes, sink);
    add(THREADS_STATE, tasks, sink);
    double maximum = files.requiredNumber(maxPids);
    sink.add(PIDS, Arrays.stream(processes).sum());
    sink.add(MAX_PIDS, maximum);
  }

  private void count() throws IOException {
    Arrays.fill(processes, 0);
    Arrays.fill(tasks, 0);
    threads = 0;
    String @Nullable [] names = procfs.list();
    if (names == null) {
      throw new NoSuchFileException(procfs.toString());
    }
    for (String name : names) {
      File process = new File(procfs, name);
      if (Digits.isDigit(name.charAt(0)) && stat.read(process)) {
        processes[stat.state()]++;
        threads += stat.threads();
        countTasks(process, name);
      }
    }
  }

  /** The only thread of a process has the process's state. */
  private void countTasks(File process, String pid) throws IOException {
    if (stat.threads() <= 1) {
      tasks[stat.state()]++;
      return;
    }
    File folder = new File(process, "task");
    String @Nullable [] names = folder.list();
    if (names == null) {
      return;
    }
    tasks[stat.state()]++;
    for (String name : names) {
      if (!name.equals(pid)
          && Digits.isDigit(name.charAt(0))
          && stat.read(new File(folder, name))) {
        tasks[stat.state()]++;
      }
    }
  }

  private static void add(Family family, int[] counts, MetricSink sink) {
    for (char letter = 0; letter < LETTERS; letter++) {
      if (counts[letter] > 0) {
        sink.add(family, counts[letter], String.valueOf(letter));
      }
    }
  }
}
