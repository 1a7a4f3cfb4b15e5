package io.hostwatch.simulator.model;

import io.hostwatch.simulator.incident.IncidentKind;

/** One value of a target, as a function of the moment and of nothing else. */
@FunctionalInterface
public interface Reading {

  /** The value at a moment. */
  double at(Moment moment);

  /** A value that never changes. */
  static Reading of(double value) {
    return moment -> value;
  }

  /** The same in another unit. */
  default Reading times(double factor) {
    return moment -> factor * at(moment);
  }

  /** What is left to a whole that never changes. */
  default Reading leftOf(double whole) {
    return moment -> whole - at(moment);
  }

  /** The largest whole number that is not more. */
  default Reading whole() {
    return moment -> Math.floor(at(moment));
  }

  /** Goes over to the worst value within the first half of an incident and back at its end. */
  default Reading toward(double worst, IncidentKind kind) {
    return moment -> {
      double usual = at(moment);
      return usual + moment.ramp(kind) * (worst - usual);
    };
  }

  /** Another value as long as an incident lasts. */
  default Reading during(IncidentKind kind, Reading other) {
    return moment -> moment.active(kind) ? other.at(moment) : at(moment);
  }
}
