package io.hostwatch.simulator.model;

import io.hostwatch.simulator.incident.IncidentKind;
import io.hostwatch.simulator.incident.Incidents;
import io.hostwatch.simulator.incident.Window;
import java.util.List;
import java.util.Optional;

/**
 * Something that Prometheus scrapes.
 *
 * @param name its name in paths
 * @param group under which it is discovered
 * @param job its label {@code job}
 * @param instance its label {@code instance}
 * @param start when its counters first were 0, in seconds since 1970
 * @param families all that it exposes
 */
public record Target(
    String name, String group, String job, String instance, double start, List<Family> families) {
  /** Keeps a copy of the list. */
  public Target {
    families = List.copyOf(families);
  }

  /** The moment to read at; empty while the target has crashed and answers nothing. */
  public Optional<Moment> at(double seconds, Incidents incidents) {
    if (incidents.active(IncidentKind.HOST_CRASH, seconds)) {
      return Optional.empty();
    }
    double boot = start;
    for (int i = 0; i < incidents.count(IncidentKind.HOST_CRASH); i++) {
      Window crash = incidents.window(IncidentKind.HOST_CRASH, i);
      boot = crash.until() <= seconds ? Math.max(boot, crash.until()) : boot;
    }
    return Optional.of(new Moment(seconds, boot, incidents));
  }
}
