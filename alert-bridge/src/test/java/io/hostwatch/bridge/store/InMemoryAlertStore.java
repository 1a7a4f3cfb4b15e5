package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.InMemoryOutbox;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Change.Held;
import io.hostwatch.bridge.store.EpisodeHistory.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A history without a database that passes the same contracts; thread-safe. */
public final class InMemoryAlertStore implements AlertStore, AlertQuery {
  private final InMemoryOutbox outbox;
  private final NavigableMap<Id, Episode> episodes = new TreeMap<>();
  private final List<EpisodeEvent> events = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private Optional<StoreException> failure = Optional.empty();

  public InMemoryAlertStore(InMemoryOutbox outbox) {
    this.outbox = outbox;
    outbox.onHoldMoved(this::moveHold);
  }

  private synchronized void moveHold(Id id, Instant before, Instant after) {
    Episode episode = at(id);
    if (episode.telling().heldUntil().equals(Optional.of(before))) {
      episodes.put(id, Alerts.held(episode, after));
    }
  }

  /** From now on every write fails. */
  public synchronized void failWith(StoreException exception) {
    failure = Optional.of(exception);
  }

  /** All receipts in the order they came. */
  public synchronized List<Receipt> receipts() {
    return List.copyOf(receipts);
  }

  @Override
  public synchronized Map<Effect, Integer> accept(
      Receipt receipt, List<Alert> alerts, Decision decision) {
    check();
    NavigableMap<Id, Episode> after = new TreeMap<>(episodes);
    List<Change> changes = new ArrayList<>();
    Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
    for (Alert alert : alerts) {
      Change change = decision.decide(latest(after, alert.fingerprint(), receipt.source()), alert);
      change.episodes().forEach(episode -> after.put(episode.id(), episode));
      changes.add(change);
      effects.merge(change.effect(), 1, Integer::sum);
    }
    refuseTwoOpen(after.values());
    receipts.add(receipt);
    episodes.putAll(after);
    changes.forEach(this::write);
    return effects;
  }

  @Override
  public synchronized int expire(Instant over, int limit, Revision decision) {
    List<Episode> expired =
        episodes.values().stream()
            .filter(Episode::isOpen)
            .filter(e -> e.telling().leaseUntil().filter(end -> end.isBefore(over)).isPresent())
            .limit(limit)
            .toList();
    if (expired.isEmpty()) {
      return 0;
    }
    check();
    List<Change> changes = expired.stream().map(decision::decide).toList();
    changes.forEach(change -> change.episodes().forEach(e -> episodes.put(e.id(), e)));
    changes.forEach(this::write);
    return expired.size();
  }

  @Override
  public synchronized List<Change> revise(
      String source, SortedSet<Fingerprint> alerts, Revision decision) {
    check();
    List<Change> changes =
        alerts.stream()
            .flatMap(alert -> latest(episodes, alert, source).stream())
            .map(decision::decide)
            .filter(change -> !change.episodes().isEmpty())
            .toList();
    changes.forEach(change -> change.episodes().forEach(e -> episodes.put(e.id(), e)));
    changes.forEach(this::write);
    return changes;
  }

  private static Optional<Episode> latest(
      NavigableMap<Id, Episode> all, Fingerprint alert, String source) {
    return all.descendingMap().values().stream()
        .filter(e -> e.source().equals(source) && e.fingerprint().equals(alert))
        .findFirst();
  }

  private static void refuseTwoOpen(Collection<Episode> all) {
    Set<List<Object>> open = new HashSet<>();
    for (Episode e : all) {
      if (e.isOpen() && !open.add(List.of(e.source(), e.fingerprint()))) {
        throw new StoreException("episode " + e.id() + ": another is open");
      }
    }
  }

  private void write(Change change) {
    List<Delivery> deliveries = new ArrayList<>(change.deliveries());
    switch (change.held()) {
      case Held.Kept() -> {}
      case Held.Released() -> outbox.releaseHeld(change.episodes().getFirst());
      case Held.Withdrawn(Id ended, List<Delivery> goesOn) -> {
        Set<Target> told = lastEnd(ended).map(outbox::withdrawHeld).orElse(Set.of());
        goesOn.stream().filter(one -> told.contains(one.target())).forEach(deliveries::add);
      }
    }
    events.addAll(change.events());
    change.episodes().forEach(episode -> outbox.update(at(episode.id())));
    for (Delivery delivery : deliveries) {
      EpisodeEvent event =
          change.events().stream()
              .filter(e -> e.id().equals(delivery.eventId()))
              .findFirst()
              .orElseThrow();
      outbox.add(at(delivery.episodeId()), event, delivery);
    }
  }

  private Optional<Id> lastEnd(Id episode) {
    return events.reversed().stream()
        .filter(event -> event.episodeId().equals(episode) && event.type().isEnd())
        .map(EpisodeEvent::id)
        .findFirst();
  }

  private Episode at(Id id) {
    return Optional.ofNullable(episodes.get(id)).orElseThrow();
  }

  @Override
  public synchronized void check() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public synchronized Page<Episode> find(AlertFilter filter, Optional<Cursor> after, int limit) {
    return page(e -> matches(filter, e), after, limit);
  }

  @Override
  public synchronized Page<Episode> aged(
      Instant unseenSince, Instant acknowledgedUntil, Optional<Cursor> after, int limit) {
    return page(
        e ->
            e.isOpen()
                && (isUnseen(e, unseenSince)
                    || e.marks()
                        .acknowledgement()
                        .filter(word -> !word.holds(acknowledgedUntil))
                        .isPresent()),
        after,
        limit);
  }

  private static boolean isUnseen(Episode e, Instant since) {
    return !e.marks().stale()
        && e.telling().leaseUntil().isEmpty()
        && !e.lastSeenAt().isAfter(since);
  }

  private Page<Episode> page(Predicate<Episode> filter, Optional<Cursor> after, int limit) {
    List<Episode> found =
        episodes.values().stream()
            .filter(filter)
            .filter(e -> after.isEmpty() || compare(e, after.get()) > 0)
            .sorted((one, other) -> compare(one, cursor(other)))
            .toList();
    List<Episode> items = found.stream().limit(limit).toList();
    return new Page<>(
        items, found.size() > limit ? Optional.of(cursor(items.getLast())) : Optional.empty());
  }

  private static Cursor cursor(Episode episode) {
    return new Cursor(episode.startsAt(), episode.id());
  }

  /** Negative if the episode comes before the cursor in a list, newest start first. */
  private static int compare(Episode episode, Cursor cursor) {
    return Comparator.comparing(Cursor::startsAt)
        .thenComparing(Cursor::id)
        .compare(cursor, cursor(episode));
  }

  private static boolean matches(AlertFilter filter, Episode e) {
    return filter.status().filter(status -> status != e.status()).isEmpty()
        && filter.matchers().stream().allMatch(matcher -> matcher.matches(e.labels()))
        && filter.from().filter(from -> e.endedAt().filter(from::isAfter).isPresent()).isEmpty()
        && filter.to().filter(to -> !e.startsAt().isBefore(to)).isEmpty();
  }

  @Override
  public synchronized Optional<EpisodeHistory> history(Id id) {
    return Optional.ofNullable(episodes.get(id))
        .map(
            episode ->
                new EpisodeHistory(
                    episode,
                    events.stream().filter(e -> e.episodeId().equals(id)).toList(),
                    outbox.all().stream()
                        .filter(delivery -> delivery.episodeId().equals(id))
                        .map(delivery -> new Told(delivery, outbox.attempts(delivery.id())))
                        .toList()));
  }

  @Override
  public synchronized long countFiring() {
    return episodes.values().stream().filter(e -> e.status() == AlertStatus.FIRING).count();
  }

  @Override
  public void close() {}
}
