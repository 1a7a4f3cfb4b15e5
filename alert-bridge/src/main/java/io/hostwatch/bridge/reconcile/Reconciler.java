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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private static final int EPISODES_PER_READ = 1_000;
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
    long begun = pauses;
    List<Episode> firing = firing();
    remember(round, isComplete && pauses == begun, firing, standings.keySet());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AlertStore.Revision revision =
        latest ->
            changes.of(latest, rules.apply(latest, polled(latest, round, standings), now), now);
    Stream<Fingerprint> open =
        firing.stream()
            .filter(episode -> !revision.decide(episode).episodes().isEmpty())
            .map(Episode::fingerprint);
    return result(
        firing, revise(Stream.concat(open, unexpected(firing, standings)).toList(), revision));
  }

  /** What Alertmanager holds as active while the history knows no episode that fires. */
  private static Stream<Fingerprint> unexpected(
      List<Episode> firing, Map<Fingerprint, Standing> standings) {
    Set<Fingerprint> open =
        firing.stream().map(Episode::fingerprint).collect(Collectors.toUnmodifiableSet());
    return standings.values().stream()
        .filter(standing -> standing.state() == Standing.State.ACTIVE)
        .map(Standing::fingerprint)
        .filter(alert -> !open.contains(alert));
  }

  /** Since when each is gone; one that was seen since then is gone again from now on. */
  private void remember(
      Round round, boolean isComplete, List<Episode> firing, Set<Fingerprint> held) {
    Map<Fingerprint, Instant> before = Map.copyOf(goneSince);
    goneSince.clear();
    firing.stream()
        .filter(_ -> isComplete)
        .filter(episode -> !held.contains(episode.fingerprint()))
        .forEach(
            episode -> {
              Instant since = before.getOrDefault(episode.fingerprint(), round.began());
              boolean isQuiet = episode.lastSeenAt().isBefore(since);
              goneSince.put(episode.fingerprint(), isQuiet ? since : round.began());
            });
  }

  private Polled polled(Episode episode, Round round, Map<Fingerprint, Standing> standings) {
    Fingerprint alert = episode.fingerprint();
    return new Polled(
        round.began(),
        Optional.ofNullable(standings.get(alert)),
        Optional.ofNullable(goneSince.get(alert)).filter(round.began()::isAfter));
  }

  private List<Change> revise(List<Fingerprint> all, AlertStore.Revision revision) {
    List<Change> changed = new ArrayList<>();
    for (int from = 0; from < all.size(); from += EPISODES_PER_WRITE) {
      int to = Math.min(all.size(), from + EPISODES_PER_WRITE);
      changed.addAll(store.revise(source, new TreeSet<>(all.subList(from, to)), revision));
      isPause();
    }
    return changed;
  }

  private List<Episode> firing() {
    AlertFilter filter =
        new AlertFilter(
            Optional.of(AlertStatus.FIRING), List.of(), Optional.empty(), Optional.empty());
    List<Episode> all = new ArrayList<>();
    Optional<Cursor> from = Optional.empty();
    do {
      Page<Episode> page = query.find(filter, from, EPISODES_PER_READ);
      page.items().stream().filter(e -> e.source().equals(source)).forEach(all::add);
      isPause();
      from = page.next();
    } while (from.isPresent());
    return all;
  }

  private static Result result(List<Episode> firing, List<Change> changed) {
    Map<Fingerprint, Boolean> suppressed = new HashMap<>();
    firing.forEach(e -> suppressed.put(e.fingerprint(), e.marks().isSuppressed()));
    changed.stream()
        .map(change -> change.episodes().getLast())
        .forEach(e -> suppressed.put(e.fingerprint(), e.marks().isSuppressed()));
    return new Result(
        (int) changed.stream().filter(Reconciler::isClosing).count(),
        (int) changed.stream().filter(Reconciler::isReopening).count(),
        (int) suppressed.values().stream().filter(is -> is).count(),
        changed.stream().anyMatch(change -> !change.deliveries().isEmpty()));
  }

  private static boolean isClosing(Change change) {
    Optional<CloseReason> reason = change.episodes().getLast().closeReason();
    return reason.equals(Optional.of(CloseReason.RECONCILED));
  }

  private static boolean isReopening(Change change) {
    return change.events().stream().anyMatch(event -> event.type() == EventType.REOPENED);
  }
}
