package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Delivery;
import java.util.List;
import java.util.Map;

/**
 * What one reported alert does to the history: episodes to insert or replace by id (a closing one
 * before the one that opens), events and deliveries to add.
 *
 * @param held what becomes, before anything is added, of the alert's deliveries that are held back:
 *     those that are not to be tried before a time later than they were made, and never were
 * @param routed to how many targets the routes lead each event that people are told of, whether or
 *     not it is owed to them: so that whoever looks later can see what was forgotten
 */
public record Change(
    Effect effect,
    List<Episode> episodes,
    List<EpisodeEvent> events,
    List<Delivery> deliveries,
    Held held,
    Map<Id, Integer> routed) {

  /** What becomes of deliveries that are held back. */
  public sealed interface Held {

    /** They stay as they are. */
    record Kept() implements Held {}

    /** They may be tried at once. */
    record Released() implements Held {}

    /**
     * Those that tell the last end of an episode are deleted, as far as they were not begun; those
     * of an earlier end, whose hold may be over, are still owed.
     *
     * @param goesOn what tells that it goes on; added for those whom the end was told all the same,
     *     since by some clock its hold was over, or is under way to
     */
    record Withdrawn(Id episode, List<Delivery> goesOn) implements Held {
      public Withdrawn {
        goesOn = List.copyOf(goesOn);
      }
    }
  }

  /** The effect in one word, for the answer and the metrics. */
  public enum Effect {
    OPENED,
    REFRESHED,
    RESOLVED,
    UNCHANGED,
    /** Nothing could be done, for what is stored of the alert cannot be read. */
    REJECTED
  }

  /** One that leaves alone what is held back, and whose events lead nowhere. */
  public Change(
      Effect effect, List<Episode> episodes, List<EpisodeEvent> events, List<Delivery> deliveries) {
    this(effect, episodes, events, deliveries, new Held.Kept(), Map.of());
  }

  public Change {
    episodes = List.copyOf(episodes);
    events = List.copyOf(events);
    deliveries = List.copyOf(deliveries);
    routed = Map.copyOf(routed);
  }
}
