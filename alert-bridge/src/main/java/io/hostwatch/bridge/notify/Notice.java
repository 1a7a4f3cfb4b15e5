package io.hostwatch.bridge.notify;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import java.net.URI;

/**
 * What one receiver is to be told: one event of one episode.
 *
 * @param id the same for every attempt; channels derive their idempotency key from it
 * @param attempt from 1
 * @param episode as it stands when the notice is sent
 * @param event what is told; the episode may have moved on since
 * @param historyUrl where people find the episode in the bridge
 */
public record Notice(Id id, int attempt, Episode episode, EpisodeEvent event, URI historyUrl) {

  /** What the notice says of the alert, whatever became of it since. */
  public AlertStatus status() {
    return event.type().isEnd() ? AlertStatus.RESOLVED : AlertStatus.FIRING;
  }
}
