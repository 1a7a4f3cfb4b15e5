package io.hostwatch.bridge.alert;

import java.time.Instant;
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
  Episode first(Sighting seen, Telling telling) {
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
            telling,
            0);
    return seen.isFromPrometheus() ? episode.heard(seen) : episode;
  }

  /** An episode that began now. */
  Transition opened(Sighting seen, Telling telling, Debt debt) {
    return step(first(seen, telling), EventType.FIRED, seen.at(), "", debt);
  }

  /** One event of an episode that is otherwise as given. */
  Transition step(Episode episode, EventType type, Instant at, String detail, Debt debt) {
    int sequence = episode.lastSequence() + 1;
    EpisodeEvent event = new EpisodeEvent(ids.next(), episode.id(), sequence, type, at, detail);
    return new Transition(List.of(episode.withLastSequence(sequence)), List.of(event), debt);
  }

  /** What an open episode is once it was seen again: other annotations are an event. */
  Transition refreshed(Episode open, Sighting seen) {
    Transition heard = fresh(open, open.heard(seen), seen.at());
    Labels annotations = heard.episodes().getLast().annotations();
    if (annotations.equals(open.annotations())) {
      return heard;
    }
    String detail = changed(open.annotations(), annotations);
    Episode updated = heard.episodes().getLast();
    return heard.goesOnWith(step(updated, EventType.UPDATED, seen.at(), detail, Debt.NONE));
  }

  /** What an open episode is once it was heard of: one that was stale no longer is. */
  Transition fresh(Episode before, Episode heard, Instant at) {
    return before.marks().stale()
        ? step(heard, EventType.FRESH, at, "", Debt.NONE)
        : new Transition(List.of(heard), List.of(), Debt.NONE);
  }

  /** {@code before}, and then one more event of its one episode, which people are told. */
  Transition told(Transition before, EventType type, Instant at) {
    Episode episode = before.episodes().getLast();
    Episode told =
        episode
            .withTelling(episode.telling().withNotified(true))
            .withMarks(episode.marks().withToldAt(at));
    return before.goesOnWith(step(told, type, at, "", Debt.OWED));
  }

  /**
   * A closed episode of which people hear only now: that it fired, and, once its hold is over, that
   * it ended.
   */
  Transition toldLate(Episode closed, Instant at) {
    Transition begun =
        step(closed.heardOf(), EventType.NOTIFIED, at, "sent after it had ended", Debt.OWED);
    Episode told = begun.episodes().getLast();
    return begun.goesOnWith(step(told, EventType.RESOLVED, at, "as told before", Debt.OWED));
  }

  private static String changed(Labels before, Labels after) {
    SortedSet<String> names = new TreeSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    names.removeIf(name -> before.get(name).equals(after.get(name)));
    return "changed: " + String.join(", ", names);
  }
}
