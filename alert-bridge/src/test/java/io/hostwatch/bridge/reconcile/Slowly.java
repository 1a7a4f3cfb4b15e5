package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Backend;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.Page;
import io.hostwatch.bridge.store.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A history of which every page and every revision takes its time.
 *
 * @param pass lets that time go by
 */
record Slowly(Backend behind, Runnable pass) implements AlertQuery, AlertStore {

  @Override
  public Page<Episode> find(AlertFilter filter, Optional<Cursor> after, int limit) {
    pass.run();
    return behind.query().find(filter, after, limit);
  }

  @Override
  public List<Change> revise(String source, SortedSet<Fingerprint> alerts, Revision decision) {
    if (!alerts.isEmpty()) {
      pass.run();
    }
    return behind.store().revise(source, alerts, decision);
  }

  @Override
  public Page<Episode> aged(
      Instant unseenSince, Instant acknowledgedUntil, Optional<Cursor> after, int limit) {
    pass.run();
    return behind.query().aged(unseenSince, acknowledgedUntil, after, limit);
  }

  @Override
  public Optional<EpisodeHistory> history(Id episode) {
    return behind.query().history(episode);
  }

  @Override
  public long countFiring() {
    return behind.query().countFiring();
  }

  @Override
  public Map<Effect, Integer> accept(Receipt receipt, List<Alert> alerts, Decision decision) {
    return behind.store().accept(receipt, alerts, decision);
  }

  @Override
  public int expire(Instant over, int limit, Revision decision) {
    return behind.store().expire(over, limit, decision);
  }

  @Override
  public void check() {
    behind.store().check();
  }

  @Override
  public void close() {
    behind.store().close();
  }
}
