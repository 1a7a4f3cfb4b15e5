package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.CloseReason;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Polled;
import io.hostwatch.bridge.alert.ReconcileRules;
import io.hostwatch.bridge.alert.Standing;
import io.hostwatch.bridge.intake.EpisodeChanges;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Compares what the Alertmanagers of one source hold with what fires in the history. One thread at
 * a time.
 *
 * <p>It remembers since when each alert that fires is gone from all of them, and forgets that
 * whenever one of them does not answer in full, or has only just started. So it closes nothing by
 * an answer that is missing, and after its own start it begins anew; as it does after it stood
 * still and after its clock was set forward, when nobody could have told it of an end in time.
 */
final class Reconciler {
  private static final int EPISODES_PER_READ = 200;
  private static final int EPISODES_PER_WRITE = 200;

  private final String source;
  private final AlertQuery query;
  private final AlertStore store;
  private final ReconcileRules rules;
  private final EpisodeChanges changes;
  private final Clock clock;
  private final Listening listening;
  private final Map<Fingerprint, Instant> goneSince = new HashMap<>();
  private long pauses;

  Reconciler(
      String source,
      AlertQuery query,
      AlertStore store,
      ReconcileRules rules,
      EpisodeChanges changes,
      Clock clock,
      Listening listening) {
    this.source = source;
    this.query = query;
    this.store = store;
    this.rules = rules;
    this.changes = changes;
    this.clock = clock;
    this.listening = listening;
    this.pauses = listening.step();
  }

  /** What came of a comparison. */
  record Result(int closed, int reopened, int suppressed, boolean isTold) {}

  /**
   * Brings the history to what {@code round} says.
   *
   * @param isComplete whether its silence means something
   * @throws io.hostwatch.bridge.store.StoreException if the store could not be read or written
   */
  Result apply(Round round, boolean isComplete) {
    boolean wasListening = !isPause();
    try {
      return compare(round, isComplete && wasListening);
    } finally {
      isPause();
    }
  }

  /**
   * Tells, after each page and each batch, whether there was a pause since the last time; nothing
   * that was gone before it counts any more, for the rest of this comparison either.
   */
  private boolean isPause() {
    long before = pauses;
    pauses = listening.step();
    if (pauses != before) {
      goneSince.clear();
    }
    return pauses != before;
  }

  private Result compare(Round round, boolean isComplete) {
    Map<Fingerprint, Standing> standings = round.standings();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AlertStore.Revision revision =
        latest ->
            changes.of(latest, rules.apply(latest, polled(latest, round, standings), now), now);
    Outcome outcome = new Outcome();
    Set<Fingerprint> toRevise = new TreeSet<>(active(standings)); // unless they are found firing
    Map<Fingerprint, Instant> before = Map.copyOf(goneSince);
    goneSince.clear();
    long begun = pauses;
    forEachFiring(
        episode -> {
          if (isComplete && pauses == begun && !standings.containsKey(episode.fingerprint())) {
            goneSince.put(episode.fingerprint(), goneSince(episode, round, before));
          }
          outcome.found(episode);
          if (revision.decide(episode).episodes().isEmpty()) {
            toRevise.remove(episode.fingerprint());
          } else {
            toRevise.add(episode.fingerprint());
          }
        });
    revise(List.copyOf(toRevise), revision, outcome);
    return outcome.result();
  }

  private static Set<Fingerprint> active(Map<Fingerprint, Standing> standings) {
    return standings.values().stream()
        .filter(standing -> standing.state() == Standing.State.ACTIVE)
        .map(Standing::fingerprint)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Since when it is gone; one that was seen since then is gone again from now on. */
  private static Instant goneSince(Episode episode, Round round, Map<Fingerprint, Instant> before) {
    Instant since = before.getOrDefault(episode.fingerprint(), round.began());
    return episode.lastSeenAt().isBefore(since) ? since : round.began();
  }

  private Polled polled(Episode episode, Round round, Map<Fingerprint, Standing> standings) {
    Fingerprint alert = episode.fingerprint();
    return new Polled(
        round.began(),
        Optional.ofNullable(standings.get(alert)),
        Optional.ofNullable(goneSince.get(alert)).filter(round.began()::isAfter));
  }

  private void revise(List<Fingerprint> all, AlertStore.Revision revision, Outcome outcome) {
    for (int from = 0; from < all.size(); from += EPISODES_PER_WRITE) {
      int to = Math.min(all.size(), from + EPISODES_PER_WRITE);
      store
          .revise(source, new TreeSet<>(all.subList(from, to)), revision)
          .forEach(outcome::changed);
      isPause();
    }
  }

  /** Page by page: however many fire, few are in memory. */
  private void forEachFiring(Consumer<Episode> use) {
    AlertFilter filter =
        new AlertFilter(
            Optional.of(AlertStatus.FIRING), List.of(), Optional.empty(), Optional.empty());
    Optional<Cursor> from = Optional.empty();
    do {
      Page<Episode> page = query.find(filter, from, EPISODES_PER_READ);
      isPause();
      page.items().stream().filter(e -> e.source().equals(source)).forEach(use);
      from = page.next();
    } while (from.isPresent());
  }

  /** Counts what a comparison came to. */
  private static final class Outcome {
    private final Set<Fingerprint> suppressed = new HashSet<>();
    private int closed;
    private int reopened;
    private boolean isTold;

    void found(Episode episode) {
      if (episode.marks().isSuppressed()) {
        suppressed.add(episode.fingerprint());
      } else {
        suppressed.remove(episode.fingerprint());
      }
    }

    void changed(Change change) {
      found(change.episodes().getLast());
      closed += isClosing(change) ? 1 : 0;
      reopened += isReopening(change) ? 1 : 0;
      isTold |= !change.deliveries().isEmpty();
    }

    Result result() {
      return new Result(closed, reopened, suppressed.size(), isTold);
    }
  }

  private static boolean isClosing(Change change) {
    Optional<CloseReason> reason = change.episodes().getLast().closeReason();
    return reason.equals(Optional.of(CloseReason.RECONCILED));
  }

  private static boolean isReopening(Change change) {
    return change.events().stream().anyMatch(event -> event.type() == EventType.REOPENED);
  }
}
