package io.hostwatch.bridge.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * What one sighting does to the history of its alert.
 *
 * @param episodes as they are afterwards: new ones and changed ones, a closing one before the one
 *     that opens; empty if nothing changed
 * @param events what happened to them, in order
 * @param debt whether people are told
 */
public record Transition(List<Episode> episodes, List<EpisodeEvent> events, Debt debt) {
  static final Transition NONE = new Transition(List.of(), List.of(), Debt.NONE);

  public Transition {
    episodes = List.copyOf(episodes);
    events = List.copyOf(events);
  }

  /** This, then {@code next} of the same episode, which holds all that this did to it. */
  Transition goesOnWith(Transition next) {
    List<EpisodeEvent> both = new ArrayList<>(events);
    both.addAll(next.events);
    return new Transition(next.episodes, both, next.debt);
  }

  /** This, then {@code next}, of another episode. */
  Transition then(Transition next) {
    List<Episode> bothEpisodes = new ArrayList<>(episodes);
    bothEpisodes.addAll(next.episodes);
    List<EpisodeEvent> bothEvents = new ArrayList<>(events);
    bothEvents.addAll(next.events);
    return new Transition(bothEpisodes, bothEvents, next.debt);
  }
}
