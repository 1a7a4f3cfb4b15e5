package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the episodes and events of which transitions consist; thread-safe. */
final class Steps {
  private final IdSource ids;

  Steps(IdSource ids) {
    this.ids = ids;
  }

  /** An episode that begins with this sighting, without an event yet. */
  Episode first(Sighting seen, boolean notified) {
    Alert alert = seen.alert();
    Episode episode =
        new Episode(
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
            Telling.NOTHING.withNotified(notified),
            0);
    return seen.isFromPrometheus() ? episode.heard(seen) : episode;
  }

  /** An episode that began now. */
  Transition opened(Sighting seen, boolean notified, Debt debt) {
    return step(first(seen, notified), EventType.FIRED, seen.at(), "", debt);
  }

  /** One event of an episode that is otherwise as given. */
  Transition step(Episode episode, EventType type, Instant at, String detail, Debt debt) {
    int sequence = episode.lastSequence() + 1;
    EpisodeEvent event = new EpisodeEvent(ids.next(), episode.id(), sequence, type, at, detail);
    return new Transition(List.of(episode.withLastSequence(sequence)), List.of(event), debt);
  }

  /** What an open episode is once it was seen again: other annotations are an event. */
  Transition refreshed(Episode open, Sighting seen) {
    Episode heard = open.heard(seen);
    if (heard.annotations().equals(open.annotations())) {
      return new Transition(List.of(heard), List.of(), Debt.NONE);
    }
    String detail = changed(open.annotations(), heard.annotations());
    return step(heard, EventType.UPDATED, seen.at(), detail, Debt.NONE);
  }

  /** {@code before}, and then from now on people are told of its one episode. */
  Transition notified(Transition before, Instant at) {
    Episode episode = before.episodes().getLast();
    Episode told = episode.withTelling(episode.telling().withNotified(true));
    Transition step = step(told, EventType.NOTIFIED, at, "", Debt.OWED);
    List<EpisodeEvent> events = new ArrayList<>(before.events());
    events.addAll(step.events());
    return new Transition(step.episodes(), events, Debt.OWED);
  }

  private static String changed(Labels before, Labels after) {
    SortedSet<String> names = new TreeSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    names.removeIf(name -> before.get(name).equals(after.get(name)));
    return "changed: " + String.join(", ", names);
  }
}
