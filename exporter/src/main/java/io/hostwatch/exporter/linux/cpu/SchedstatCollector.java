package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How long tasks ran on each CPU, how long they waited for it, and in how many turns.
 *
 * <pre>{@code
 * node_schedstat_running_seconds_total{cpu="0"} 2.045936778163039e+06
 * node_schedstat_waiting_seconds_total{cpu="0"} 343796.328169361
 * node_schedstat_timeslices_total{cpu="0"} 4.767485306e+09
 * }</pre>
 *
 * <p>Source: the last three of the nine numbers of a CPU in {@code /proc/schedstat}. No data where
 * the kernel was built without it.
 */
final class SchedstatCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("schedstat");
  private static final int NUMBERS_BEFORE = 6;
  private static final double NANOS = 1e9;
  private static final Family RUNNING =
      counter("running_seconds", "Seconds in which a task ran on a CPU.");
  private static final Family WAITING =
      counter("waiting_seconds", "Seconds that tasks were ready and waited for a CPU.");
  private static final Family TURNS = counter("timeslices", "How often a CPU took up a task.");

  private final HostFiles files = new HostFiles();
  private final Path source;

  SchedstatCollector(HostPaths paths) {
    source = paths.procfs().resolve("schedstat");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text =
        files
            .readIfPresent(source)
            .orElseThrow(() -> new NoDataException(source + ": the kernel keeps no such times"));
    while (text.nextLine()) {
      if (text.nextField() && text.skip("cpu")) {
        collect(text, sink);
      }
    }
  }

  private static void collect(ProcText text, MetricSink sink) throws IOException {
    String cpu = text.field();
    for (int i = 0; i < NUMBERS_BEFORE; i++) {
      text.nextUnsigned();
    }
    double running = text.nextCounter() / NANOS;
    double waiting = text.nextCounter() / NANOS;
    double turns = text.nextCounter();
    sink.add(RUNNING, running, cpu);
    sink.add(WAITING, waiting, cpu);
    sink.add(TURNS, turns, cpu);
  }

  private static Family counter(String name, String help) {
    return Family.counter("node_schedstat_" + name + "_total", help, "cpu");
  }
}
