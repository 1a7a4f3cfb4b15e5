package io.hostwatch.exporter.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up processes by command. What a command has used never falls when one of its processes ends,
 * and is forgotten with the last of them. Used by one thread at a time.
 */
final class CommandLedger {
  private static final double HALF_LIFE_SECONDS = 60;

  private final Map<String, Command> commands = new HashMap<>();
  private Map<ProcessId, Double> used = Map.of();
  private long updated;

  private record ProcessId(long pid, long started) {}

  /** What the processes of one name use together. */
  static final class Command {
    private final String name;
    private double cpuSeconds;
    private double recentSeconds;
    private double residentBytes;
    private int instances;

    private Command(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    /** CPU time since its processes began, those included that have ended while others lived. */
    double cpuSeconds() {
      return cpuSeconds;
    }

    /** CPU time of late: what is a minute old counts half. */
    double recentSeconds() {
      return recentSeconds;
    }

    double residentBytes() {
      return residentBytes;
    }

    int instances() {
      return instances;
    }
  }

  /** Takes the processes of this moment. */
  Collection<Command> update(Iterable<ProcessReading> processes, long nanos) {
    boolean first = used.isEmpty();
    fade((double) (nanos - updated) / 1e9);
    updated = nanos;
    Map<ProcessId, Double> now = new HashMap<>();
    for (ProcessReading one : processes) {
      ProcessId id = new ProcessId(one.pid(), one.started());
      double since = Math.max(0, one.cpuSeconds() - used.getOrDefault(id, 0.0));
      now.put(id, one.cpuSeconds());
      add(one, since, first);
    }
    used = now;
    commands.values().removeIf(command -> command.instances == 0);
    return commands.values();
  }

  private void fade(double seconds) {
    double left = Math.pow(0.5, seconds / HALF_LIFE_SECONDS);
    for (Command command : commands.values()) {
      command.recentSeconds *= left;
      command.residentBytes = 0;
      command.instances = 0;
    }
  }

  // What was used before the first look is not of late.
  private void add(ProcessReading one, double since, boolean first) {
    Command command = commands.computeIfAbsent(one.command(), Command::new);
    command.cpuSeconds += since;
    command.recentSeconds += first ? 0 : since;
    command.residentBytes += one.residentBytes();
    command.instances++;
  }
}
