package io.hostwatch.bridge.alert;

import java.util.List;

/**
 * What one sighting does to the history of its alert.
 *
 * @param episodes as they are afterwards: new ones and changed ones, a closing one before the one
 *     that opens; empty if nothing changed
 * @param events what happened to them, in order
 */
public record Transition(List<Episode> episodes, List<EpisodeEvent> events) {
  static final Transition NONE = new Transition(List.of(), List.of());

  public Transition {
    episodes = List.copyOf(episodes);
    events = List.copyOf(events);
  }
}
