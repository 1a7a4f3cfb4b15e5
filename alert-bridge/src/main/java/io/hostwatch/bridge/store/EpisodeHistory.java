package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Delivery;
import java.util.List;

/**
 * All that is known of one episode: its events in order, and what each target was told.
 *
 * @param unreadable how many events, deliveries and attempts of it cannot be read, and are left out
 */
public record EpisodeHistory(
    Episode episode, List<EpisodeEvent> events, List<Told> deliveries, int unreadable) {

  /** One of which all can be read. */
  public EpisodeHistory(Episode episode, List<EpisodeEvent> events, List<Told> deliveries) {
    this(episode, events, deliveries, 0);
  }

  public EpisodeHistory {
    events = List.copyOf(events);
    deliveries = List.copyOf(deliveries);
  }

  /** A delivery with its attempts, oldest first. */
  public record Told(Delivery delivery, List<Attempt> attempts) {
    public Told {
      attempts = List.copyOf(attempts);
    }
  }
}
