package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.minute;

import io.hostwatch.bridge.store.AlertStore;
import java.time.Duration;

/** The sweeps of a bridge that runs, by clocks that a test moves. */
public final class SteadySweep {
  private static final int LONG_ENOUGH = 6;

  private final MovedClock clock;
  private final LeaseSweep sweep;
  private int minute;
  private long nanos;

  /** Of a bridge that starts at a minute. */
  public SteadySweep(AlertStore store, EpisodeChanges changes, int started) {
    this.minute = started;
    this.clock = new MovedClock(minute(started));
    this.sweep = new LeaseSweep(store, changes, clock, () -> nanos, () -> {});
  }

  /**
   * All that a bridge closes which started at one minute and has come to another; as if it had
   * started later where that makes no difference.
   */
  public static int at(AlertStore store, EpisodeChanges changes, int started, int minute) {
    int from = Math.max(started, minute - LONG_ENOUGH);
    return new SteadySweep(store, changes, from).until(minute);
  }

  /** What it closes up to a minute, sweeping in each. */
  public int until(int end) {
    int closed = 0;
    while (minute < end) {
      closed += after(1, 1);
    }
    return closed;
  }

  /** What the next sweep closes, so many minutes later by either of the clocks. */
  public int after(int minutes, int minutesOfNanos) {
    minute += minutes;
    clock.move(minute(minute));
    nanos += Duration.ofMinutes(minutesOfNanos).toNanos();
    return sweep.runOnce();
  }
}
