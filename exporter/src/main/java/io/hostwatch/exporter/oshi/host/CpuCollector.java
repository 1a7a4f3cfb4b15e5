package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What each CPU spends its time on.
 *
 * <pre>{@code
 * node_cpu_seconds_total{cpu="0",mode="idle"} 10870.69
 * }</pre>
 *
 * <p>All eight modes of Linux, 0 where the system does not know one, because dashboards add them
 * up. A row of zeros is a failed read. Counts never run backwards, unless idle falls by three
 * seconds: then the CPU is another. Used by one thread at a time.
 */
final class CpuCollector implements Collector {
  static final CollectorName NAME = new CollectorName("cpu");
  private static final double IDLE_FALL_OF_NEW_CPU = 3;
  private static final int IDLE = 3;
  private static final List<String> MODES =
      List.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal");
  private static final Family SECONDS =
      Family.counter(
          "node_cpu_seconds_total", "Seconds that each CPU spent in each mode.", "cpu", "mode");

  private final HostReader reader;
  private final TickCheck check;
  private final double ticksPerSecond;
  private final Map<Integer, long[]> highest = new HashMap<>();

  CpuCollector(HostReader reader, LongSupplier nanoClock) {
    this.reader = reader;
    this.ticksPerSecond = reader.platform().ticksPerSecond();
    this.check = new TickCheck(ticksPerSecond, nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    List<CpuTicks> rows = reader.cpuTicks();
    if (rows.isEmpty()) {
      throw new CollectorException("no CPU was told of");
    }
    check.accept(rows);
    List<Integer> dead = new ArrayList<>();
    for (int cpu = 0; cpu < rows.size(); cpu++) {
      if (rows.get(cpu).sum() > 0) {
        add(cpu, advance(cpu, rows.get(cpu).inOrder()), sink);
      } else {
        dead.add(cpu);
      }
    }
    if (!dead.isEmpty()) {
      throw new CollectorException("all times are 0 of the CPUs " + dead);
    }
  }

  private long[] advance(int cpu, long[] now) {
    long[] seen = highest.getOrDefault(cpu, new long[now.length]);
    boolean same = (double) (seen[IDLE] - now[IDLE]) / ticksPerSecond < IDLE_FALL_OF_NEW_CPU;
    for (int i = 0; i < now.length; i++) {
      now[i] = Math.max(now[i], same ? seen[i] : 0);
    }
    highest.put(cpu, now);
    return now;
  }

  private void add(int cpu, long[] ticks, MetricSink sink) {
    for (int i = 0; i < ticks.length; i++) {
      sink.add(SECONDS, (double) ticks[i] / ticksPerSecond, Integer.toString(cpu), MODES.get(i));
    }
  }
}
