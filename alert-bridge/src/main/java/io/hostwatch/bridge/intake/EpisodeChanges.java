package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Debt;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.Sighting;
import io.hostwatch.bridge.alert.Transition;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.Priority;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Change.Held;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Applies the rules of episodes and makes of each transition what the store writes, with what its
 * events owe their targets. Thread-safe.
 *
 * <p>A superseded or expired episode owes its targets a word, as a resolved one does: they were
 * told that it fires. What nobody was told the beginning of owes nothing.
 */
public final class EpisodeChanges {
  private final EpisodeRules rules;
  private final Router router;
  private final IdSource ids;

  public EpisodeChanges(EpisodeRules rules, Router router, IdSource ids) {
    this.rules = rules;
    this.router = router;
    this.ids = ids;
  }

  /** What a sighting changes, given the latest episode of its alert. */
  Change seen(Optional<Episode> latest, Sighting seen) {
    return change(latest, rules.apply(latest, seen), seen.at());
  }

  /** Tells whether anybody is told when an alert is repeated: else it need not be recorded. */
  boolean isReminded(Alert alert) {
    return !router.targets(alert.labels(), EventType.REMINDER).isEmpty();
  }

  /** What it changes that nobody spoke of an episode for too long. */
  Change unseen(Episode open, Instant now) {
    return change(Optional.of(open), rules.expire(open, now), now);
  }

  /** What a transition changes that no alert brought about. */
  public Change of(Episode before, Transition transition, Instant now) {
    return change(Optional.of(before), transition, now);
  }

  private Change change(Optional<Episode> before, Transition transition, Instant now) {
    return new Change(
        effect(transition),
        transition.episodes(),
        transition.events(),
        deliveries(transition, now),
        held(before, transition, now),
        routed(transition));
  }

  private Held held(Optional<Episode> before, Transition transition, Instant now) {
    Optional<Episode> held = before.filter(e -> e.telling().heldUntil().isPresent());
    if (held.isEmpty()) {
      return new Held.Kept();
    }
    return switch (transition.debt()) {
      case OWED -> new Held.Released();
      case WITHDRAWN -> new Held.Withdrawn(held.get().id(), owed(transition, now));
      case NONE -> new Held.Kept();
    };
  }

  private List<Delivery> deliveries(Transition transition, Instant now) {
    return transition.debt() == Debt.OWED ? owed(transition, now) : List.of();
  }

  private List<Delivery> owed(Transition transition, Instant now) {
    return transition.episodes().stream()
        .filter(Episode::isNotified)
        .flatMap(
            episode ->
                transition.events().stream()
                    .filter(event -> event.episodeId().equals(episode.id()))
                    .filter(event -> event.type().isTold())
                    .flatMap(event -> owed(episode, event, now)))
        .toList();
  }

  /** Asks the routes anew, and nothing of what decides whether it is owed. */
  private Map<Id, Integer> routed(Transition transition) {
    return transition.events().stream()
        .filter(event -> event.type().isTold())
        .collect(
            Collectors.toMap(
                EpisodeEvent::id,
                event -> {
                  Episode anyOfTheAlert = transition.episodes().getFirst();
                  return router.targets(anyOfTheAlert.labels(), event.type()).size();
                }));
  }

  private Stream<Delivery> owed(Episode episode, EpisodeEvent event, Instant now) {
    Instant due =
        episode
            .telling()
            .heldUntil()
            .filter(_ -> event.type().isEnd())
            .filter(now::isBefore)
            .orElse(now);
    return router.targets(episode.labels(), event.type()).stream()
        .map(target -> Delivery.pending(ids.next(), target, episode.id(), event.id(), now))
        .map(delivery -> delivery.ranked(Priority.of(event.type(), episode.labels())))
        .map(delivery -> delivery.heldUntil(due));
  }

  private static Effect effect(Transition transition) {
    if (transition.events().isEmpty()) {
      return transition.episodes().stream().anyMatch(Episode::isOpen)
          ? Effect.REFRESHED
          : Effect.UNCHANGED;
    }
    return switch (transition.events().getLast().type()) {
      case FIRED, REOPENED -> Effect.OPENED;
      case RESOLVED, SUPERSEDED, EXPIRED -> Effect.RESOLVED;
      case UPDATED,
          NOTIFIED,
          REMINDER,
          SUPPRESSED,
          UNSUPPRESSED,
          ACKNOWLEDGED,
          UNACKNOWLEDGED,
          STALE,
          FRESH ->
          Effect.REFRESHED;
    };
  }
}
