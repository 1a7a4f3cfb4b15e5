package io.hostwatch.simulator.model;

import io.hostwatch.simulator.incident.IncidentKind;
import io.hostwatch.simulator.incident.Incidents;

/**
 * When a target is looked at, and what goes wrong with it.
 *
 * @param seconds the time, in seconds since 1970
 * @param start when the target's counters were last 0
 * @param incidents all that ever goes wrong with the target, past and future
 */
public record Moment(double seconds, double start, Incidents incidents) {

  /** How far something has come that goes wrong, from 0 to 1. */
  public double ramp(IncidentKind kind) {
    return incidents.ramp(kind, seconds);
  }

  /** Whether something goes wrong now. */
  public boolean active(IncidentKind kind) {
    return incidents.active(kind, seconds);
  }
}
