package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rules by which episodes begin, go on and end. Pure but for the ids that new episodes and
 * events take; thread-safe.
 *
 * <table>
 * <caption>What a sighting does</caption>
 * <tr><th>latest episode</th><th>alert</th><th>effect</th></tr>
 * <tr><td>none</td><td>firing</td><td>opens one: FIRED</td></tr>
 * <tr><td>none</td><td>resolved</td><td>a closed one whose firing was missed: RESOLVED</td></tr>
 * <tr><td>open</td><td>firing</td><td>refreshed; other annotations: UPDATED</td></tr>
 * <tr><td>open</td><td>firing, began after it was last seen</td><td>the end in between was missed:
 *     SUPERSEDED, and a new one FIRED</td></tr>
 * <tr><td>open</td><td>resolved</td><td>closed: RESOLVED</td></tr>
 * <tr><td>open</td><td>resolved, ended before it began</td><td>none: the end of an earlier
 *     one</td></tr>
 * <tr><td>closed</td><td>firing, began no later</td><td>the same goes on: REOPENED</td></tr>
 * <tr><td>closed</td><td>firing, began later</td><td>opens one: FIRED</td></tr>
 * <tr><td>closed</td><td>resolved, began after its end</td><td>as with none</td></tr>
 * <tr><td>closed</td><td>resolved</td><td>none: heard before</td></tr>
 * </table>
 */
public final class EpisodeRules {
  private final IdSource ids;

  public EpisodeRules(IdSource ids) {
    this.ids = ids;
  }

  /**
   * Decides what a sighting does.
   *
   * @param latest the latest episode of its source and fingerprint
   */
  public Transition apply(Optional<Episode> latest, Sighting seen) {
    return latest
        .map(
            episode ->
                switch (seen.alert().status()) {
                  case FIRING -> episode.isOpen() ? goesOn(episode, seen) : again(episode, seen);
                  case RESOLVED -> episode.isOpen() ? ends(episode, seen) : ended(episode, seen);
                })
        .orElseGet(
            () ->
                switch (seen.alert().status()) {
                  case FIRING -> opens(seen);
                  case RESOLVED -> missed(seen);
                });
  }

  private Transition goesOn(Episode open, Sighting seen) {
    Instant start = seen.alert().startsAt();
    // A sender whose clock is ahead reports a start later than we last saw it, again and again:
    // only a start that moved forward too is another occurrence.
    if (start.isAfter(open.lastSeenAt()) && start.isAfter(open.startsAt())) {
      return superseded(open, seen);
    }
    Episode heard = open.heard(seen.alert(), seen.at());
    if (heard.annotations().equals(open.annotations())) {
      return new Transition(List.of(heard), List.of());
    }
    return step(heard, EventType.UPDATED, seen, changed(open.annotations(), heard.annotations()));
  }

  private Transition superseded(Episode open, Sighting seen) {
    Instant end = later(open.startsAt(), open.lastSeenAt());
    String detail = "fires anew since " + seen.alert().startsAt();
    Episode closed = open.closed(end, CloseReason.SUPERSEDED);
    return both(step(closed, EventType.SUPERSEDED, seen, detail), opens(seen));
  }

  private Transition again(Episode closed, Sighting seen) {
    if (seen.alert().startsAt().isAfter(closed.startsAt())) {
      return opens(seen);
    }
    Episode reopened = closed.heard(seen.alert(), seen.at()).reopened();
    return step(reopened, EventType.REOPENED, seen, "");
  }

  private Transition ends(Episode open, Sighting seen) {
    if (isEndOfEarlier(open, seen.alert())) {
      return Transition.NONE;
    }
    Episode heard = open.heard(seen.alert(), seen.at());
    Episode closed = heard.closed(end(seen), CloseReason.RESOLVED);
    return step(closed, EventType.RESOLVED, seen, "");
  }

  private Transition ended(Episode closed, Sighting seen) {
    Instant start = seen.alert().startsAt();
    boolean isAnother =
        start.isAfter(closed.startsAt()) && closed.endedAt().filter(start::isAfter).isPresent();
    return isAnother ? missed(seen) : Transition.NONE;
  }

  private Transition opens(Sighting seen) {
    return step(first(seen), EventType.FIRED, seen, "");
  }

  private Transition missed(Sighting seen) {
    Episode closed = first(seen).closed(end(seen), CloseReason.RESOLVED).unfired();
    return step(closed, EventType.RESOLVED, seen, "its firing was never reported");
  }

  private Episode first(Sighting seen) {
    Alert alert = seen.alert();
    return new Episode(
        ids.next(),
        seen.source(),
        alert.fingerprint(),
        alert.labels(),
        alert.annotations(),
        alert.generatorUrl(),
        alert.startsAt(),
        seen.at(),
        seen.at(),
        Optional.empty(),
        Optional.empty(),
        false,
        0);
  }

  private Transition step(Episode episode, EventType type, Sighting seen, String detail) {
    int sequence = episode.lastSequence() + 1;
    EpisodeEvent event =
        new EpisodeEvent(ids.next(), episode.id(), sequence, type, seen.at(), detail);
    return new Transition(List.of(episode.withLastSequence(sequence)), List.of(event));
  }

  private static Transition both(Transition one, Transition other) {
    List<Episode> episodes = new ArrayList<>(one.episodes());
    episodes.addAll(other.episodes());
    List<EpisodeEvent> events = new ArrayList<>(one.events());
    events.addAll(other.events());
    return new Transition(episodes, events);
  }

  private static boolean isEndOfEarlier(Episode open, Alert alert) {
    return alert
        .endsAt()
        .filter(end -> !end.isBefore(alert.startsAt()) && end.isBefore(open.startsAt()))
        .isPresent();
  }

  /** The sender's end where it can be true, else when we heard of it. */
  private static Instant end(Sighting seen) {
    Instant start = seen.alert().startsAt();
    return seen.alert()
        .endsAt()
        .filter(end -> !end.isBefore(start) && !end.isAfter(seen.at()))
        .orElse(later(start, seen.at()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String changed(Labels before, Labels after) {
    SortedSet<String> names = new TreeSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    names.removeIf(name -> before.get(name).equals(after.get(name)));
    return "changed: " + String.join(", ", names);
  }
}
