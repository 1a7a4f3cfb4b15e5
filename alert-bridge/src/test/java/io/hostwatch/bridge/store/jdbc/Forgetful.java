package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Receipt;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** A store whose rules forget what events of some types owe. */
record Forgetful(AlertStore store, Set<EventType> forgotten) implements AlertStore {
  static Forgetful of(AlertStore store) {
    return new Forgetful(store, EnumSet.noneOf(EventType.class));
  }

  @Override
  public Map<Effect, Integer> accept(Receipt receipt, List<Alert> alerts, Decision decision) {
    return store.accept(receipt, alerts, (latest, alert) -> forget(decision.decide(latest, alert)));
  }

  @Override
  public int expire(Instant over, int limit, Revision decision) {
    return store.expire(over, limit, open -> forget(decision.decide(open)));
  }

  @Override
  public List<Change> revise(String source, SortedSet<Fingerprint> alerts, Revision decision) {
    return store.revise(source, alerts, latest -> forget(decision.decide(latest)));
  }

  private Change forget(Change change) {
    Set<Id> events =
        change.events().stream()
            .filter(event -> forgotten.contains(event.type()))
            .map(EpisodeEvent::id)
            .collect(Collectors.toSet());
    return new Change(
        change.effect(),
        change.episodes(),
        change.events(),
        change.deliveries().stream().filter(one -> !events.contains(one.eventId())).toList(),
        change.held(),
        change.routed());
  }

  @Override
  public void check() {
    store.check();
  }

  @Override
  public void close() {
    store.close();
  }
}
