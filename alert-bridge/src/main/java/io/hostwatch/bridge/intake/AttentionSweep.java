package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.AttentionRules;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.AlertStore.Revision;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Marks as stale what nobody spoke of for long, and ends acknowledgements whose time is over. A
 * read where there is neither. One thread at a time.
 */
public final class AttentionSweep {
  private static final int EPISODES_PER_READ = 64; // each may be large

  private final AlertQuery query;
  private final AlertStore store;
  private final AttentionRules rules;
  private final EpisodeChanges changes;
  private final Duration staleAfter;
  private final Clock clock;

  /**
   * Makes the sweep.
   *
   * @param staleAfter how long nobody has to speak of an alert until it is stale; more than the
   *     senders' repeat interval
   */
  public AttentionSweep(
      AlertQuery query,
      AlertStore store,
      AttentionRules rules,
      EpisodeChanges changes,
      Duration staleAfter,
      Clock clock) {
    this.query = query;
    this.store = store;
    this.rules = rules;
    this.changes = changes;
    this.staleAfter = staleAfter;
    this.clock = clock;
  }

  /**
   * Looks at all that fires and may have aged.
   *
   * @return how many alerts changed
   * @throws io.hostwatch.bridge.store.StoreException if the store could not be read or written
   */
  public int runOnce() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Revision age = latest -> changes.of(latest, rules.age(latest, staleAfter, now), now);
    int changed = 0;
    Optional<Cursor> from = Optional.empty();
    do {
      Page<Episode> page = query.aged(now.minus(staleAfter), now, from, EPISODES_PER_READ);
      changed += revise(page.items(), age);
      from = page.next();
    } while (from.isPresent());
    return changed;
  }

  private int revise(List<Episode> firing, Revision age) {
    Map<String, SortedSet<Fingerprint>> aged =
        firing.stream()
            .filter(episode -> !age.decide(episode).episodes().isEmpty())
            .collect(
                Collectors.groupingBy(
                    Episode::source,
                    Collectors.mapping(
                        Episode::fingerprint, Collectors.toCollection(TreeSet::new))));
    int changed = 0;
    for (Map.Entry<String, SortedSet<Fingerprint>> one : aged.entrySet()) {
      changed += store.revise(one.getKey(), one.getValue(), age).size();
    }
    return changed;
  }
}
