package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Standing;
import java.time.Duration;
import java.util.Map;

/** What came of asking one Alertmanager what it holds. */
sealed interface Answer {

  /**
   * All that it holds.
   *
   * @param uptime since when it runs, by its own clock, as it said after it had told the rest
   */
  record Told(Map<Fingerprint, Standing> standings, Duration uptime) implements Answer {
    public Told {
      standings = Map.copyOf(standings);
    }
  }

  /**
   * Nothing that can be used.
   *
   * @param detail for the log; holds no secret
   */
  record Failed(PollResult result, String detail) implements Answer {}

  /** The word for the metrics. */
  default PollResult result() {
    return switch (this) {
      case Told _ -> PollResult.ANSWERED;
      case Failed failed -> failed.result();
    };
  }
}
