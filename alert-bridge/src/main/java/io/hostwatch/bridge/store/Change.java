package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.delivery.Delivery;
import java.util.List;

/**
 * What one reported alert does to the history: episodes to insert or replace by id (a closing one
 * before the one that opens), events and deliveries to add.
 *
 * @param held what becomes, before anything is added, of the alert's deliveries that are held back:
 *     those that are not to be tried before a time later than they were made, and never were
 */
public record Change(
    Effect effect,
    List<Episode> episodes,
    List<EpisodeEvent> events,
    List<Delivery> deliveries,
    Held held) {

  /** What becomes of deliveries that are held back. */
  public enum Held {
    /** They stay as they are. */
    KEPT,
    /** They may be tried at once. */
    RELEASED,
    /** They are deleted. */
    WITHDRAWN
  }

  /** The effect in one word, for the answer and the metrics. */
  public enum Effect {
    OPENED,
    REFRESHED,
    RESOLVED,
    UNCHANGED
  }

  /** One that leaves alone what is held back. */
  public Change(
      Effect effect, List<Episode> episodes, List<EpisodeEvent> events, List<Delivery> deliveries) {
    this(effect, episodes, events, deliveries, Held.KEPT);
  }

  public Change {
    episodes = List.copyOf(episodes);
    events = List.copyOf(events);
    deliveries = List.copyOf(deliveries);
  }
}
