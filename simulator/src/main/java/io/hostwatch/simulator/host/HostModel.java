package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.CPU_STORM;
import static io.hostwatch.simulator.incident.IncidentKind.MEMORY_LEAK;

import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.wave.Noise;
import io.hostwatch.simulator.wave.Seed;
import io.hostwatch.simulator.wave.Wave;
import java.util.Locale;

/**
 * One host: what the files of this package share of it.
 *
 * <p>How much there is to do has one shape a host, by its role, with a phase and a size of its own;
 * processors, disks and network follow it.
 *
 * @param name its name, such as {@code host-003}
 * @param role what it is there for
 * @param seed where all that is its own comes from
 */
record HostModel(String name, Role role, Seed seed) {
  static final double GIB = 1 << 30;
  private static final double MINUTE = 60;
  private static final double BUSY_IN_STORM = 0.99;

  static HostModel numbered(int number, Seed world) {
    String name = String.format(Locale.ROOT, "host-%03d", number);
    return new HostModel(name, Role.of(number), world.of(name));
  }

  /** What comes and goes with the host's work, so much in the mean. */
  Wave work(String what, double mean) {
    double hour = role.peakHour + seed.between("phase", -1.5, 1.5);
    double size = seed.between("size", 0.85, 1.15);
    return Wave.of(mean * size)
        .daily(role.swing, hour)
        .weekly(0.08)
        .noisy(0.22, seed.of(what), MINUTE, 10 * MINUTE, 60 * MINUTE);
  }

  /** What goes on at all hours, so much in the mean. */
  Wave steady(String what, double mean) {
    return Wave.of(mean * seed.between(what + "-size", 0.8, 1.2))
        .noisy(0.3, seed.of(what), MINUTE, 15 * MINUTE);
  }

  /** A value that wavers about the mean by at most a share of it, in hours. */
  Reading wavering(String what, double mean, double share) {
    Noise slow = new Noise(seed.of(what), 180 * MINUTE);
    Noise quick = new Noise(seed.of(what + "-quick"), 5 * MINUTE);
    return moment ->
        mean
            * (1
                + share
                    * (0.7 * slow.level(moment.seconds()) + 0.3 * quick.level(moment.seconds())));
  }

  /** How busy the processors are, as a share. */
  Reading busy() {
    Wave busy = work("cpu", role.busy);
    Reading usual = moment -> busy.at(moment.seconds());
    return usual.during(CPU_STORM, Reading.of(BUSY_IN_STORM));
  }

  /** How much of the memory is in use, as a share. */
  Reading memoryUsed() {
    Wave work = work("memory", 0.1);
    Reading base = wavering("memory-base", seed.between("memory", 0.38, 0.52), 0.05);
    Reading usual = moment -> base.at(moment) + work.at(moment.seconds());
    return usual.toward(0.97, MEMORY_LEAK);
  }

  double memoryBytes() {
    return role.memory * GIB;
  }
}
