package io.hostwatch.simulator.model;

import io.hostwatch.simulator.incident.IncidentKind;
import io.hostwatch.simulator.incident.Incidents;
import io.hostwatch.simulator.incident.Window;
import io.hostwatch.simulator.wave.Wave;

/**
 * Something that only ever adds up: how much of it there is by a time, but for a constant.
 *
 * <p>The sums begin at the time that is asked for and go back, so that a longer time never gives
 * less, not even by the rounding of floating-point numbers.
 */
@FunctionalInterface
public interface Tally {

  /** How much by a time in seconds since 1970, with these incidents; only differences count. */
  double by(double seconds, Incidents incidents);

  /** What comes about at the rate of a wave. */
  static Tally of(Wave rate) {
    return (seconds, incidents) -> rate.integral(seconds);
  }

  /** What never comes about. */
  static Tally none() {
    return (seconds, incidents) -> 0;
  }

  /** So many times as much. */
  default Tally times(double factor) {
    return (seconds, incidents) -> factor * by(seconds, incidents);
  }

  /** Both together. */
  default Tally plus(Tally other) {
    return (seconds, incidents) -> by(seconds, incidents) + other.by(seconds, incidents);
  }

  /** Another, constant rate per second while something goes wrong. */
  default Tally during(IncidentKind kind, double rate) {
    return during(kind, (seconds, incidents) -> rate * seconds);
  }

  /** A share of this, and another share while something goes wrong. */
  default Tally share(double usual, IncidentKind kind, double disturbed) {
    return times(usual).during(kind, times(disturbed));
  }

  /** More of it per second while something goes wrong. */
  default Tally more(IncidentKind kind, double rate) {
    return plus(none().during(kind, rate));
  }

  /** Another tally while something goes wrong. */
  default Tally during(IncidentKind kind, Tally other) {
    return (seconds, incidents) -> {
      double sum = 0;
      double cursor = seconds;
      for (int i = incidents.count(kind) - 1; i >= 0; i--) {
        Window window = incidents.window(kind, i);
        if (window.from() < seconds) {
          double end = Math.min(seconds, window.until());
          sum += end < cursor ? by(cursor, incidents) - by(end, incidents) : 0;
          sum += other.by(end, incidents) - other.by(window.from(), incidents);
          cursor = window.from();
        }
      }
      return sum + by(cursor, incidents);
    };
  }

  /** How much since the target's counters were last 0. */
  default Reading exact() {
    return moment ->
        by(moment.seconds(), moment.incidents()) - by(moment.start(), moment.incidents());
  }

  /** The same, in whole numbers. */
  default Reading whole() {
    return exact().whole();
  }
}
