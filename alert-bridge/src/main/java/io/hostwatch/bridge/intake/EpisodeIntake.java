package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.Sighting;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Receipt;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Applies the rules of episodes to what was submitted and adds what each event owes its targets.
 */
public final class EpisodeIntake implements Intake {
  private final AlertStore store;
  private final IdSource ids;
  private final Clock clock;
  private final Runnable afterCommit;
  private final EpisodeChanges changes;

  /** Wires the intake, with the standard rules. */
  public EpisodeIntake(
      AlertStore store, Router router, IdSource ids, Clock clock, Runnable afterCommit) {
    this(store, new EpisodeChanges(new EpisodeRules(ids), router, ids), ids, clock, afterCommit);
  }

  /**
   * Wires the intake.
   *
   * @param afterCommit called after each commit, on the caller's thread; must neither block nor
   *     throw
   */
  public EpisodeIntake(
      AlertStore store, EpisodeChanges changes, IdSource ids, Clock clock, Runnable afterCommit) {
    this.store = store;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
    this.afterCommit = afterCommit;
  }

  @Override
  public Acceptance accept(Submission submission) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Receipt receipt = receipt(submission, now);
    Map<Effect, Integer> counts =
        store.accept(
            receipt,
            submission.alerts(),
            (latest, alert) ->
                changes.seen(
                    latest, new Sighting(submission.source(), submission.path(), alert, now)));
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
}
