package io.hostwatch.exporter.process;

import static java.util.Comparator.comparingDouble;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.process.CommandLedger.Command;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * The commands that used the most CPU of late and those that have the most memory.
 *
 * <pre>{@code
 * hostwatch_process_cpu_seconds_total{command="java"} 341.5
 * hostwatch_process_resident_memory_bytes{command="java"} 6.1e+08
 * hostwatch_process_instances{command="java"} 3
 * }</pre>
 *
 * <p>Processes of one name count together, and no pid is a label: every restart would be a new
 * series. There are at most twice the count of commands in a scrape. A command that falls out of
 * the list and comes back goes on counting where it was. A process that begins and ends between two
 * looks is not seen. Off by default. Used by one thread at a time.
 */
public final class TopprocessesCollector implements Collector {
  /** The most commands that may be asked for. */
  public static final int MOST = 100;

  private static final CollectorName NAME = new CollectorName("topprocesses");
  private static final Family CPU =
      Family.counter(
          "hostwatch_process_cpu_seconds_total", "CPU time of a command's processes.", "command");
  private static final Family MEMORY =
      Family.gauge(
          "hostwatch_process_resident_memory_bytes",
          "Resident memory of a command's processes; what they share counts for each.",
          "command");
  private static final Family INSTANCES =
      Family.gauge("hostwatch_process_instances", "Processes of a command.", "command");

  private final ProcessSource source;
  private final int count;
  private final LongSupplier nanoClock;
  private final CommandLedger ledger = new CommandLedger();

  /**
   * @param count how many commands to report by CPU, and as many by memory
   */
  public TopprocessesCollector(ProcessSource source, int count, LongSupplier nanoClock) {
    this.source = source;
    this.count = count;
    this.nanoClock = nanoClock;
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
    List<ProcessReading> processes = source.read(sink);
    if (processes.isEmpty()) {
      return;
    }
    Collection<Command> commands = ledger.update(processes, nanoClock.getAsLong());
    Set<Command> shown = new LinkedHashSet<>(top(commands, Command::recentSeconds));
    shown.addAll(top(commands, Command::residentBytes));
    for (Command command : shown) {
      sink.add(CPU, command.cpuSeconds(), command.name());
      sink.add(MEMORY, command.residentBytes(), command.name());
      sink.add(INSTANCES, command.instances(), command.name());
    }
  }

  private List<Command> top(Collection<Command> commands, ToDoubleFunction<Command> by) {
    return commands.stream()
        .sorted(
            comparingDouble(by)
                .thenComparingDouble(Command::cpuSeconds)
                .reversed()
                .thenComparing(Command::name))
        .limit(count)
        .toList();
  }
}
