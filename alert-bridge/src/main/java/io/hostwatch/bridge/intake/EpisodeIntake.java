package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.Sighting;
import io.hostwatch.bridge.alert.Transition;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Receipt;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies the rules of episodes to what was submitted and adds what each event owes its targets.
 *
 * <p>A superseded episode owes its targets a word, as a resolved one does: they were told that it
 * fires. An episode of which only the end was heard owes nothing.
 */
public final class EpisodeIntake implements Intake {
  private final AlertStore store;
  private final Router router;
  private final IdSource ids;
  private final Clock clock;
  private final Runnable afterCommit;
  private final EpisodeRules rules;

  /**
   * Wires the intake.
   *
   * @param afterCommit called after each commit, on the caller's thread; must neither block nor
   *     throw
   */
  public EpisodeIntake(
      AlertStore store, Router router, IdSource ids, Clock clock, Runnable afterCommit) {
    this.store = store;
    this.router = router;
    this.ids = ids;
    this.clock = clock;
    this.afterCommit = afterCommit;
    this.rules = new EpisodeRules(ids);
  }

  @Override
  public Acceptance accept(Submission submission) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Receipt receipt = receipt(submission, now);
    Map<Effect, Integer> counts =
        store.accept(
            receipt,
            submission.alerts(),
            (latest, alert) -> decide(latest, new Sighting(submission.source(), alert, now)));
    afterCommit.run();
    return new Acceptance(
        receipt.id(),
        counts.getOrDefault(Effect.OPENED, 0),
        counts.getOrDefault(Effect.REFRESHED, 0),
        counts.getOrDefault(Effect.RESOLVED, 0),
        counts.getOrDefault(Effect.UNCHANGED, 0),
        submission.rejected());
  }

  private Receipt receipt(Submission submission, Instant now) {
    return new Receipt(
        ids.next(),
        submission.source(),
        now,
        submission.remote(),
        submission.receiver(),
        submission.groupKey(),
        submission.truncatedAlerts(),
        submission.body(),
        submission.quarantined());
  }

  private Change decide(Optional<Episode> latest, Sighting seen) {
    Transition transition = rules.apply(latest, seen);
    return new Change(
        effect(transition),
        transition.episodes(),
        transition.events(),
        deliveries(transition, seen.at()));
  }

  private List<Delivery> deliveries(Transition transition, Instant now) {
    return transition.episodes().stream()
        .flatMap(
            episode ->
                transition.events().stream()
                    .filter(event -> event.episodeId().equals(episode.id()))
                    .flatMap(event -> owed(episode, event, now)))
        .toList();
  }

  private Stream<Delivery> owed(Episode episode, EpisodeEvent event, Instant now) {
    if (event.type() == EventType.UPDATED || episode.firingMissed()) {
      return Stream.empty();
    }
    return router.targets(episode.labels(), event.type()).stream()
        .map(target -> Delivery.pending(ids.next(), target, episode.id(), event.id(), now));
  }

  private static Effect effect(Transition transition) {
    if (transition.episodes().isEmpty()) {
      return Effect.UNCHANGED;
    }
    return transition.events().stream()
        .map(EpisodeEvent::type)
        .reduce((_, last) -> last)
        .map(EpisodeIntake::effect)
        .orElse(Effect.REFRESHED);
  }

  private static Effect effect(EventType latest) {
    return switch (latest) {
      case FIRED, REOPENED -> Effect.OPENED;
      case RESOLVED, SUPERSEDED -> Effect.RESOLVED;
      case UPDATED -> Effect.REFRESHED;
    };
  }
}
