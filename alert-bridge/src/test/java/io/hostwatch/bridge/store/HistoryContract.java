package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.minute;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.alert.Sighting;
import io.hostwatch.bridge.alert.Transition;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Priority;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.Change.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What the contracts of the store, the query and the outbox share: how a test makes history. */
public abstract class HistoryContract {
  protected static final Target SLACK = new Target("team", "slack");
  protected static final Target EMAIL = new Target("team", "email");

  protected final IdSource ids = Alerts.ids();
  private final Backend backend;
  private final EpisodeRules rules = new EpisodeRules(ids);
  private List<Target> targets = List.of();

  protected HistoryContract(Backend backend) {
    this.backend = backend;
  }

  @AfterEach
  void close() {
    backend.atClose().run();
  }

  protected AlertStore store() {
    return backend.store();
  }

  protected AlertQuery query() {
    return backend.query();
  }

  protected Outbox outbox() {
    return backend.outbox();
  }

  /** From now on events but updates are owed to these. */
  protected void route(Target... to) {
    targets = List.of(to);
  }

  protected Map<Effect, Integer> accept(int minute, Alert... alerts) {
    return accept(minute(minute), List.of(alerts));
  }

  protected Map<Effect, Integer> accept(Instant now, List<Alert> alerts) {
    return accept("am", now, alerts);
  }

  protected Map<Effect, Integer> accept(String source, Instant now, List<Alert> alerts) {
    return store()
        .accept(
            Receipts.receipt(ids.next(), source, now),
            alerts,
            (latest, alert) -> decide(latest, new Sighting(source, alert, now)));
  }

  /** Decides by the rules of episodes, as the intake does. */
  protected Change decide(Optional<Episode> latest, Sighting seen) {
    Transition transition = rules.apply(latest, seen);
    return new Change(
        transition.events().isEmpty() ? Effect.REFRESHED : Effect.OPENED,
        transition.episodes(),
        transition.events(),
        transition.events().stream().flatMap(event -> owed(event, transition, seen.at())).toList());
  }

  private static Labels labels(EpisodeEvent event, Transition transition) {
    return transition.episodes().stream()
        .filter(episode -> episode.id().equals(event.episodeId()))
        .findFirst()
        .orElseThrow()
        .labels();
  }

  private Stream<Delivery> owed(EpisodeEvent event, Transition transition, Instant now) {
    return targets.stream()
        .filter(_ -> event.type() != EventType.UPDATED)
        .map(to -> Delivery.pending(ids.next(), to, event.episodeId(), event.id(), now))
        .map(delivery -> delivery.ranked(Priority.of(event.type(), labels(event, transition))));
  }

  /** All episodes, newest start first. */
  protected List<Episode> all() {
    return query().find(AlertFilter.all(), Optional.empty(), 1_000).items();
  }

  protected EpisodeHistory history(Episode episode) {
    return query().history(episode.id()).orElseThrow();
  }
}
