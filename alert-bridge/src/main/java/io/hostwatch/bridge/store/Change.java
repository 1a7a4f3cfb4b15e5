package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.delivery.Delivery;
import java.util.List;

/**
 * What one reported alert does to the history: episodes to insert or replace by id (a closing one
 * before the one that opens), events and deliveries to add.
 */
public record Change(
    Effect effect, List<Episode> episodes, List<EpisodeEvent> events, List<Delivery> deliveries) {

  /** The effect in one word, for the answer and the metrics. */
  public enum Effect {
    OPENED,
    REFRESHED,
    RESOLVED,
    UNCHANGED
  }

  public Change {
    episodes = List.copyOf(episodes);
    events = List.copyOf(events);
    deliveries = List.copyOf(deliveries);
  }
}
