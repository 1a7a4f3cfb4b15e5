package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.Acknowledgement;
import io.hostwatch.bridge.alert.AttentionRules;
import io.hostwatch.bridge.alert.Debt;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.Transition;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.EpisodeHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What people say of alerts that fire. It silences nothing: Alertmanager is not told, so that the
 * end of an acknowledged alert is told as any other. Thread-safe.
 */
public final class Attention {
  private static final Transition NOTHING = new Transition(List.of(), List.of(), Debt.NONE);

  private final AlertQuery query;
  private final AlertStore store;
  private final AttentionRules rules;
  private final EpisodeChanges changes;

  public Attention(
      AlertQuery query, AlertStore store, AttentionRules rules, EpisodeChanges changes) {
    this.query = query;
    this.store = store;
    this.rules = rules;
    this.changes = changes;
  }

  /**
   * Somebody looks after an episode; committed on return. Saying the same again changes nothing.
   *
   * @return the episode afterwards, closed if it had ended before; absent if there is none
   * @throws io.hostwatch.bridge.store.StoreException if nothing was written
   */
  public Optional<Episode> acknowledge(Id id, Acknowledgement word) {
    return change(id, word.at(), episode -> rules.acknowledge(episode, word));
  }

  /**
   * Nobody looks after an episode any more; committed on return.
   *
   * @param word who says so and why
   * @return the episode afterwards; absent if there is none
   * @throws io.hostwatch.bridge.store.StoreException if nothing was written
   */
  public Optional<Episode> unacknowledge(Id id, String word, Instant now) {
    return change(id, now, episode -> rules.unacknowledge(episode, word, now));
  }

  private Optional<Episode> change(Id id, Instant now, Function<Episode, Transition> rule) {
    Optional<Episode> before = read(id);
    if (before.isEmpty() || !before.get().isOpen()) {
      return before;
    }
    Episode episode = before.get();
    store.revise(
        episode.source(),
        new TreeSet<>(List.of(episode.fingerprint())),
        latest -> changes.of(latest, latest.id().equals(id) ? rule.apply(latest) : NOTHING, now));
    return read(id);
  }

  private Optional<Episode> read(Id id) {
    return query.history(id).map(EpisodeHistory::episode);
  }
}
