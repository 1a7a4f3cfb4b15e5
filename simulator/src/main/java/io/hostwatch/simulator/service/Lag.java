package io.hostwatch.simulator.service;

import static io.hostwatch.simulator.incident.IncidentKind.QUEUE_BACKLOG;

import io.hostwatch.simulator.incident.Incidents;
import io.hostwatch.simulator.incident.Window;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;
import io.hostwatch.simulator.wave.Noise;

/**
 * How far the consumers of a queue are behind: the age, in seconds, of the oldest event not yet
 * processed.
 *
 * <p>What was received by so long ago has been processed, and what came since waits. Since the lag
 * never grows faster than time goes by, nothing is ever processed twice.
 *
 * @param usual how long events wait, in the mean
 * @param noise by how much that wavers; its period is long enough for the promise above
 */
record Lag(double usual, Noise noise) {
  private static final double GROWTH = 0.9;
  private static final double CATCHING_UP = 3;
  private static final double WAVERS = 0.4;

  double at(double seconds, Incidents incidents) {
    double lag = usual * (1 + WAVERS * noise.level(seconds));
    for (int i = 0; i < incidents.count(QUEUE_BACKLOG); i++) {
      Window window = incidents.window(QUEUE_BACKLOG, i);
      lag += behind(window, seconds);
    }
    return lag;
  }

  Reading reading() {
    return moment -> at(moment.seconds(), moment.incidents());
  }

  /** What has been processed of what was received. */
  Tally processed(Tally received) {
    return (seconds, incidents) -> received.by(seconds - at(seconds, incidents), incidents);
  }

  private static double behind(Window window, double seconds) {
    if (seconds < window.from()) {
      return 0;
    }
    if (seconds < window.until()) {
      return GROWTH * (seconds - window.from());
    }
    double most = GROWTH * (window.until() - window.from());
    return Math.max(0, most - CATCHING_UP * (seconds - window.until()));
  }
}
