package io.hostwatch.simulator.backfill;

/** Follows whether a series is there, and marks where it ends. Not thread-safe. */
final class Track {
  private boolean alive;

  /** What is there at this time, in milliseconds since 1970. */
  void present(Samples out, long time, double value) {
    out.add(time, value);
    alive = true;
  }

  /** Nothing is there at this time. */
  void absent(Samples out, long time) {
    if (alive) {
      out.add(time, Samples.STALE);
      alive = false;
    }
  }

  /** Whether it was there at the last time. */
  boolean isAlive() {
    return alive;
  }
}
