package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.alert.Sighting;
import io.hostwatch.bridge.alert.Testimony;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Receipt;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the rules of episodes to what was submitted and adds what each event owes its targets.
 *
 * <p>A message of Alertmanager that an ended alert fires may be a late copy: where somebody can be
 * asked, nothing is written before they were. In doubt it fires.
 */
public final class EpisodeIntake implements Intake {
  private static final Logger log = LoggerFactory.getLogger(EpisodeIntake.class);

  private final AlertStore store;
  private final IdSource ids;
  private final Clock clock;
  private final Runnable afterCommit;
  private final EpisodeChanges changes;
  private final Witness witness;

  /** Wires the intake, with the standard rules. */
  public EpisodeIntake(
      AlertStore store, Router router, IdSource ids, Clock clock, Runnable afterCommit) {
    this(store, new EpisodeChanges(new EpisodeRules(ids), router, ids), ids, clock, afterCommit);
  }

  /** Wires the intake, with nobody to ask. */
  public EpisodeIntake(
      AlertStore store, EpisodeChanges changes, IdSource ids, Clock clock, Runnable afterCommit) {
    this(store, changes, Witness.NOBODY, ids, clock, afterCommit);
  }

  /**
   * Wires the intake.
   *
   * @param witness is asked before an ended alert counts as firing again
   * @param afterCommit called after each commit, on the caller's thread; must neither block nor
   *     throw
   */
  public EpisodeIntake(
      AlertStore store,
      EpisodeChanges changes,
      Witness witness,
      IdSource ids,
      Clock clock,
      Runnable afterCommit) {
    this.store = store;
    this.changes = changes;
    this.witness = witness;
    this.ids = ids;
    this.clock = clock;
    this.afterCommit = afterCommit;
  }

  @Override
  public Acceptance accept(Submission submission) {
    boolean mayAsk = submission.path() == IngestPath.WEBHOOK && witness.knows(submission.source());
    try {
      return accept(submission, Optional.empty(), mayAsk);
    } catch (DoubtfulException e) {
      return accept(submission, ask(submission.source()), false);
    }
  }

  /** Whatever goes wrong with those who are asked leaves it in doubt, and must cost no alert. */
  private Optional<Testimony> ask(String source) {
    try {
      return witness.ask(source);
    } catch (RuntimeException e) {
      log.error("asking the Alertmanagers of {} failed: in doubt the alert fires", source, e);
      return Optional.empty();
    }
  }

  private Acceptance accept(Submission submission, Optional<Testimony> said, boolean mayAsk) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Receipt receipt = receipt(submission, now);
    Map<Effect, Integer> counts =
        store.accept(
            receipt,
            submission.alerts(),
            (latest, alert) -> {
              boolean isRepeat = submission.isRepeat() && changes.isReminded(alert);
              Sighting seen =
                  new Sighting(submission.source(), submission.path(), alert, now, isRepeat, said);
              Change change = changes.seen(latest, seen);
              if (mayAsk && isReopening(change)) {
                throw new DoubtfulException(submission.source());
              }
              return change;
            });
    afterCommit.run();
    return acceptance(submission, receipt, counts);
  }

  private static boolean isReopening(Change change) {
    return change.events().stream().anyMatch(event -> event.type() == EventType.REOPENED);
  }

  private static Acceptance acceptance(
      Submission submission, Receipt receipt, Map<Effect, Integer> counts) {
    return new Acceptance(
        receipt.id(),
        counts.getOrDefault(Effect.OPENED, 0),
        counts.getOrDefault(Effect.REFRESHED, 0),
        counts.getOrDefault(Effect.RESOLVED, 0),
        counts.getOrDefault(Effect.UNCHANGED, 0),
        submission.rejected() + counts.getOrDefault(Effect.REJECTED, 0));
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
        submission.quarantined(),
        submission.traceParent());
  }
}
