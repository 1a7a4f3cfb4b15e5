package io.hostwatch.bridge.alert;

import io.hostwatch.bridge.alert.Standing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of what Alertmanager's answers do to an episode. Pure but for the ids that events take;
 * thread-safe.
 *
 * <table>
 * <caption>What an answer does; it does nothing to what was heard of after the asking
 *     began</caption>
 * <tr><th>latest episode</th><th>Alertmanager</th><th>effect</th></tr>
 * <tr><td>open</td><td>holds it, suppressed</td><td>SUPPRESSED, with what does it; other reasons:
 *     again</td></tr>
 * <tr><td>open</td><td>holds it, active</td><td>UNSUPPRESSED, if it was; stale until now:
 *     FRESH</td></tr>
 * <tr><td>open, nobody was told, for Alertmanager takes it that people still know of the occurrence
 *     before, whose end it never told</td><td>holds it, active</td><td>NOTIFIED, told at
 *     once</td></tr>
 * <tr><td>open, not seen since before the first of these askings, no lease of Prometheus
 *     running</td><td>gone for longer than the grace</td><td>closed as reconciled at the first
 *     asking: RESOLVED</td></tr>
 * <tr><td>closed, people knew of it</td><td>holds it, active, began no later, heard of it after
 *     the end</td><td>the end was wrong: REOPENED</td></tr>
 * </table>
 */
public final class ReconcileRules {

  /** What is held need not be written down at each asking. */
  static final Duration BETWEEN_NOTES = Duration.ofMinutes(10);

  private final Steps steps;
  private final Duration grace;

  /**
   * Makes the rules.
   *
   * @param grace how long Alertmanager has to tell an end itself
   */
  public ReconcileRules(IdSource ids, Duration grace) {
    this.steps = new Steps(ids);
    this.grace = grace;
  }

  /** Decides what an answer does to the latest episode of an alert. */
  public Transition apply(Episode latest, Polled polled, Instant now) {
    if (polled.standing().isEmpty()) {
      return latest.isOpen() ? gone(latest, polled, now) : Transition.NONE;
    }
    if (!isOlder(latest, polled.began())) {
      return Transition.NONE;
    }
    Standing standing = polled.standing().get();
    return latest.isOpen() ? held(latest, standing, now) : reopened(latest, standing, now);
  }

  private Transition held(Episode open, Standing standing, Instant now) {
    boolean isNoted = now.isBefore(open.lastSeenAt().plus(BETWEEN_NOTES));
    Instant start = standing.startsAt(); // may lie ahead, by the sender's clock
    boolean isSame = !start.isAfter(open.lastSeenAt()) || !start.isAfter(open.startsAt());
    Transition noted =
        isSame && !(isNoted && !open.marks().stale())
            ? steps.fresh(open, open.heldAt(now), now)
            : Transition.NONE;
    Transition marked = marked(open, noted, standing, now);
    boolean isOverdue = open.telling().presumed() && standing.state() == State.ACTIVE && isSame;
    return isOverdue ? steps.told(orSame(marked, open), EventType.NOTIFIED, now) : marked;
  }

  private static Transition orSame(Transition transition, Episode open) {
    return transition.episodes().isEmpty()
        ? new Transition(List.of(open), List.of(), Debt.NONE)
        : transition;
  }

  private Transition marked(Episode open, Transition noted, Standing standing, Instant now) {
    Episode episode = orSame(noted, open).episodes().getLast();
    return standing.state() == State.UNPROCESSED
            || standing.suppressedBy().equals(episode.marks().suppressedBy())
        ? noted
        : noted.goesOnWith(marked(episode, standing, now));
  }

  private Transition marked(Episode open, Standing standing, Instant now) {
    Episode marked = open.withMarks(open.marks().withSuppressedBy(standing.suppressedBy()));
    EventType type = marked.marks().isSuppressed() ? EventType.SUPPRESSED : EventType.UNSUPPRESSED;
    return steps.step(marked, type, now, String.join(", ", standing.suppressedBy()), Debt.NONE);
  }

  private Transition gone(Episode open, Polled polled, Instant now) {
    Optional<Instant> since =
        polled
            .goneSince()
            .filter(first -> !first.plus(grace).isAfter(now))
            .filter(first -> isOlder(open, first))
            .filter(_ -> open.telling().leaseUntil().filter(now::isBefore).isEmpty());
    if (since.isEmpty()) {
      return Transition.NONE;
    }
    Instant first = since.get();
    Instant end = first.isAfter(open.startsAt()) ? first : open.startsAt();
    String detail = "inferred: Alertmanager no longer holds it since " + first;
    Episode closed = open.closed(end, CloseReason.RECONCILED);
    return steps.step(closed, EventType.RESOLVED, now, detail, Debt.OWED);
  }

  private Transition reopened(Episode closed, Standing standing, Instant now) {
    boolean isSame = !standing.startsAt().isAfter(closed.startsAt());
    boolean isLater = closed.endedAt().filter(standing.updatedAt()::isAfter).isPresent();
    if (standing.state() != State.ACTIVE || !isSame || !isLater || !closed.isNotified()) {
      return Transition.NONE;
    }
    boolean isUntold = closed.telling().isUntold(now, grace);
    Debt debt = isUntold ? Debt.WITHDRAWN : Debt.OWED;
    Episode open = closed.reopened(isUntold).heldAt(now);
    Episode told = isUntold ? open : open.withMarks(open.marks().withToldAt(now));
    String detail = "Alertmanager holds it as firing";
    return steps.step(told, EventType.REOPENED, now, detail, debt);
  }

  private static boolean isOlder(Episode episode, Instant asking) {
    return episode.lastSeenAt().isBefore(asking);
  }
}
