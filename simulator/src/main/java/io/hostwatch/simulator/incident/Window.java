package io.hostwatch.simulator.incident;

/** From when until when something is wrong, in seconds since 1970; the end is not part of it. */
public record Window(double from, double until) {

  /** Whether this time lies in it. */
  public boolean holds(double seconds) {
    return from <= seconds && seconds < until;
  }

  /** How far it has come: 0 outside, up to 1 within the first half, 1 until the end. */
  public double ramp(double seconds) {
    return holds(seconds) ? Math.min(1, 2 * (seconds - from) / (until - from)) : 0;
  }

  boolean overlaps(Window other) {
    return from < other.until && other.from < until;
  }
}
