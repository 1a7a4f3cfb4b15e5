package io.hostwatch.bridge.notify;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import java.net.URI;
import java.util.List;

/**
 * What one receiver is to be told: one event of one episode.
 *
 * @param id the same for every attempt; channels derive their idempotency key from it
 * @param attempt from 1
 * @param episode as it stands when the notice is sent
 * @param event what is told; the episode may have moved on since
 * @param historyUrl where people find the episode in the bridge
 * @param standsFor earlier events of the alert that waited too long to be told each on its own
 * @param isRepetition whether it repeats a notice that could not be delivered, and tells how the
 *     alert stands now
 */
public record Notice(
    Id id,
    int attempt,
    Episode episode,
    EpisodeEvent event,
    URI historyUrl,
    List<EpisodeEvent> standsFor,
    boolean isRepetition) {

  public Notice {
    standsFor = List.copyOf(standsFor);
  }

  /** One that is told in time. */
  public Notice(Id id, int attempt, Episode episode, EpisodeEvent event, URI historyUrl) {
    this(id, attempt, episode, event, historyUrl, List.of(), false);
  }

  /** What the notice says of the alert, whatever became of it since unless it is a repetition. */
  public AlertStatus status() {
    if (isRepetition) {
      return episode.status();
    }
    return event.type().isEnd() ? AlertStatus.RESOLVED : AlertStatus.FIRING;
  }
}
