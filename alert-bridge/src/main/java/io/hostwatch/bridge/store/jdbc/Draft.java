package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.store.AlertStore.Decision;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Change.Held;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one body does to the history, worked out in memory and then written in a few batches: each
 * episode once, however often the body names it.
 */
final class Draft {
  private final Map<Id, Episode> stored = new HashMap<>();
  private final Map<Long, Episode> latest = new HashMap<>();
  private final Map<Id, Episode> changed = new LinkedHashMap<>();
  private final List<EpisodeEvent> events = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<Episode, Held> held = new LinkedHashMap<>();
  private final Map<Id, Integer> owed = new HashMap<>();
  private final Map<Id, Integer> routed = new HashMap<>();

  /** Begins with episodes as they are stored, each the latest of its alert. */
  static Draft of(List<Episode> latest) {
    Draft draft = new Draft();
    for (Episode episode : latest) {
      draft.stored.put(episode.id(), episode);
      draft.latest.put(episode.fingerprint().bits(), episode);
    }
    return draft;
  }

  Effect apply(Alert alert, Decision decision) {
    Optional<Episode> known = Optional.ofNullable(latest.get(alert.fingerprint().bits()));
    return apply(decision.decide(known, alert));
  }

  Effect apply(Change change) {
    settleHeld(change);
    for (Episode episode : change.episodes()) {
      changed.put(episode.id(), episode);
      latest.merge(episode.fingerprint().bits(), episode, Draft::later);
    }
    events.addAll(change.events());
    owe(change.deliveries());
    routed.putAll(change.routed());
    return change.effect();
  }

  private void owe(List<Delivery> more) {
    deliveries.addAll(more);
    more.forEach(one -> owed.merge(one.eventId(), 1, Integer::sum));
  }

  private void settleHeld(Change change) {
    boolean isWritten =
        switch (change.held()) {
          case Held.Kept() -> false;
          case Held.Released() -> true;
          case Held.Withdrawn(Id ended, _) -> !withdraw(ended);
        };
    if (isWritten) {
      held.put(change.episodes().getFirst(), change.held());
    }
  }

  /** Whether this same body held it back, so that it was not written yet. */
  private boolean withdraw(Id ended) {
    Optional<Id> end =
        events.reversed().stream()
            .filter(event -> event.episodeId().equals(ended) && event.type().isEnd())
            .map(EpisodeEvent::id)
            .findFirst();
    end.ifPresent(this::oweNoMore);
    return end.isPresent();
  }

  private void oweNoMore(Id event) {
    deliveries.removeIf(one -> one.eventId().equals(event));
    owed.remove(event);
    routed.remove(event);
  }

  private static Episode later(Episode before, Episode after) {
    return after.id().compareTo(before.id()) >= 0 ? after : before;
  }

  /** Tells whether all that it does is to note that what was open is still so. */
  boolean isRepeat() {
    return events.isEmpty()
        && changed.values().stream()
            .allMatch(
                episode ->
                    Optional.ofNullable(stored.get(episode.id()))
                        .filter(before -> new EpisodeTable.Update(before, episode).isRefresh())
                        .isPresent());
  }

  /**
   * Writes it; an episode that closes is written before the one that opens in its place.
   *
   * @return the episodes that are new
   */
  List<Episode> write(Connection connection, Id receipt) throws SQLException {
    List<EpisodeTable.Update> updates = new ArrayList<>();
    List<Episode> inserts = new ArrayList<>();
    for (Episode episode : changed.values()) {
      Optional.ofNullable(stored.get(episode.id()))
          .ifPresentOrElse(
              before -> updates.add(new EpisodeTable.Update(before, episode)),
              () -> inserts.add(episode));
    }
    owe(DeliveryTable.settleHeld(connection, held)); // before there are later ends
    deliveries.sort(Comparator.comparing(Delivery::id));
    EpisodeTable.update(connection, updates);
    EpisodeTable.insert(connection, inserts);
    EventTable.insert(connection, events, new EventTable.Tellings(owed, routed), receipt);
    DeliveryTable.insert(connection, toInsert());
    return inserts;
  }

  private Episode episode(Id id) {
    return Optional.ofNullable(changed.get(id)).orElseThrow();
  }

  private List<DeliveryTable.Owed> toInsert() {
    Set<AlertKey> known = stored.values().stream().map(AlertKey::of).collect(Collectors.toSet());
    Set<Conversation> begun = new HashSet<>();
    List<DeliveryTable.Owed> all = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      Episode episode = episode(delivery.episodeId());
      boolean isFirst =
          !known.contains(AlertKey.of(episode))
              && begun.add(
                  new Conversation(
                      episode.source(), episode.fingerprint().bits(), delivery.target()));
      all.add(new DeliveryTable.Owed(delivery, episode, 0, isFirst));
    }
    return all;
  }

  /** The alerts whose history gets events. */
  Set<AlertKey> grown() {
    return events.stream()
        .map(event -> AlertKey.of(episode(event.episodeId())))
        .collect(Collectors.toSet());
  }

  /** The greatest id of what it adds. */
  Id latestId() {
    return Stream.of(
            changed.keySet().stream(),
            events.stream().map(EpisodeEvent::id),
            deliveries.stream().map(Delivery::id))
        .flatMap(ids -> ids)
        .max(Comparator.naturalOrder())
        .orElse(new Id(0));
  }
}
