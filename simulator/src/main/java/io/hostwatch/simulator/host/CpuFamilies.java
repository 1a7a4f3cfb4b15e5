package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.CPU_STORM;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;
import io.hostwatch.simulator.wave.Wave;
import java.util.ArrayList;
import java.util.List;

/** The collectors cpu, loadavg and stat: time by mode, load, processes, switches. */
final class CpuFamilies {
  private static final List<Mode> BUSY =
      List.of(
          new Mode("irq", 0.01, 0.003),
          new Mode("nice", 0.02, 0.005),
          new Mode("softirq", 0.03, 0.015),
          new Mode("steal", 0.02, 0.003),
          new Mode("system", 0.22, 0.12),
          new Mode("user", 0.70, 0.845));
  private static final double LOAD_IN_STORM = 2.5;

  private CpuFamilies() {}

  /** A mode, its share of busy time, and its share of all time in a storm. */
  private record Mode(String name, double share, double inStorm) {}

  static void add(HostModel host, Families to) {
    for (int core = 0; core < host.role().cores; core++) {
      addCore(host, Integer.toString(core), to);
    }
    addLoad(host, to);
    addStat(host, to);
  }

  private static void addCore(HostModel host, String core, Families to) {
    Families.Entry family =
        to.counter("node_cpu_seconds_total", "Seconds the CPUs spent in each mode.");
    Wave busy = host.work("cpu", host.role().busy);
    Tally skew = Tally.of(host.steady("cpu" + core, 0.02 * host.role().busy));
    List<Reading> taken = new ArrayList<>();
    for (Mode mode : BUSY) {
      Tally usual = Tally.of(busy.times(mode.share)).plus(skew.times(mode.share));
      taken.add(family(family, core, mode.name, usual.during(CPU_STORM, mode.inStorm)));
    }
    double waits = host.role() == Role.DB ? 0.025 : 0.008;
    Tally iowait = Tally.of(host.steady("iowait" + core, waits)).during(CPU_STORM, 0.001);
    taken.add(family(family, core, "iowait", iowait));
    family.with(Labels.of("cpu", core, "mode", "idle"), moment -> idle(moment, taken));
    Families.Entry guests =
        to.counter("node_cpu_guest_seconds_total", "Seconds the CPUs spent in guests (VMs).");
    guests.with(Labels.of("cpu", core, "mode", "user"), Reading.of(0));
  }

  private static double idle(Moment moment, List<Reading> taken) {
    double left = moment.seconds() - moment.start();
    for (Reading reading : taken) {
      left -= reading.at(moment);
    }
    return left;
  }

  private static Reading family(Families.Entry family, String core, String mode, Tally spent) {
    Reading reading = spent.exact();
    family.with(Labels.of("cpu", core, "mode", mode), reading);
    return reading;
  }

  private static void addLoad(HostModel host, Families to) {
    int cores = host.role().cores;
    Tally waiting =
        Tally.of(host.work("cpu", 1.05 * host.role().busy * cores))
            .during(CPU_STORM, LOAD_IN_STORM * cores);
    to.gauge("node_load1", "1m load average.").is(mean(waiting, 60));
    to.gauge("node_load5", "5m load average.").is(mean(waiting, 300));
    to.gauge("node_load15", "15m load average.").is(mean(waiting, 900));
  }

  private static Reading mean(Tally tally, double over) {
    return moment -> {
      double until = tally.by(moment.seconds(), moment.incidents());
      double mean = (until - tally.by(moment.seconds() - over, moment.incidents())) / over;
      return Math.rint(100 * mean) / 100;
    };
  }

  private static void addStat(HostModel host, Families to) {
    int cores = host.role().cores;
    Tally switches = Tally.of(host.work("switches", 900.0 * cores)).more(CPU_STORM, 4000.0 * cores);
    to.counter("node_context_switches_total", "Total number of context switches.")
        .is(switches.whole());
    to.counter("node_intr_total", "Total number of interrupts serviced.")
        .is(Tally.of(host.work("interrupts", 500.0 * cores)).whole());
    to.counter("node_forks_total", "Total number of forks.")
        .is(Tally.of(host.work("forks", 3)).whole());
    Reading running = host.busy().times(1.2 * cores);
    to.gauge("node_procs_running", "Number of processes in runnable state.")
        .is(running.during(CPU_STORM, Reading.of(LOAD_IN_STORM * cores)).whole());
    to.gauge("node_procs_blocked", "Number of processes blocked waiting for I/O to complete.")
        .is(host.wavering("blocked", 0.6, 1).whole());
  }
}
