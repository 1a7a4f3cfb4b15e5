package io.hostwatch.bridge.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which episodes begin, go on and end. Pure but for the ids that new episodes and
 * events take; thread-safe.
 *
 * <table>
 * <caption>What a sighting by Alertmanager's webhook does; people are told of each event but
 *     UPDATED, as far as Alertmanager sent them the episode's beginning</caption>
 * <tr><th>latest episode</th><th>alert</th><th>effect</th></tr>
 * <tr><td>none</td><td>firing</td><td>opens one: FIRED</td></tr>
 * <tr><td>none</td><td>resolved</td><td>a closed one whose firing was missed: RESOLVED</td></tr>
 * <tr><td>open</td><td>firing</td><td>refreshed; other annotations: UPDATED; known from Prometheus
 *     alone until now: NOTIFIED; repeated: REMINDER, at most one in two minutes and none while it
 *     is acknowledged; stale until now: FRESH</td></tr>
 * <tr><td>open</td><td>firing, began after it was last seen</td><td>the end in between was missed:
 *     SUPERSEDED, and a new one FIRED</td></tr>
 * <tr><td>open</td><td>resolved</td><td>closed: RESOLVED</td></tr>
 * <tr><td>open</td><td>resolved, ended before it began</td><td>none: the end of an earlier
 *     one</td></tr>
 * <tr><td>closed</td><td>firing, began no later</td><td>the same goes on: REOPENED</td></tr>
 * <tr><td>closed</td><td>firing, began no later; all Alertmanagers were asked and none has heard of
 *     it since the end</td><td>none: a copy from before the end</td></tr>
 * <tr><td>closed</td><td>firing, began later</td><td>opens one: FIRED</td></tr>
 * <tr><td>ended by Prometheus, held</td><td>firing, began before that end</td><td>none: Alertmanager
 *     sent it before it heard of the end; not known from Alertmanager until now: NOTIFIED and once
 *     more RESOLVED, held as before</td></tr>
 * <tr><td>expired, held</td><td>firing, began before that end</td><td>REOPENED; told to nobody who
 *     was told that it fires</td></tr>
 * <tr><td>closed</td><td>resolved, began after its end</td><td>as with none</td></tr>
 * <tr><td>closed, held</td><td>resolved</td><td>no longer held: people are told at once</td></tr>
 * <tr><td>closed</td><td>resolved</td><td>none: heard before</td></tr>
 * </table>
 *
 * <table>
 * <caption>What a sighting straight from Prometheus does; nobody is told, but of the end of what
 *     Alertmanager sent, once its hold is over</caption>
 * <tr><th>latest episode</th><th>alert</th><th>effect</th></tr>
 * <tr><td>none</td><td>firing</td><td>opens one: FIRED</td></tr>
 * <tr><td>none</td><td>resolved</td><td>a closed one whose firing was missed: RESOLVED</td></tr>
 * <tr><td>open</td><td>firing</td><td>refreshed, its lease goes on; other annotations:
 *     UPDATED</td></tr>
 * <tr><td>open</td><td>firing, began after it was last seen</td><td>SUPERSEDED, and a new one FIRED
 *     of which people know if they knew of the old one</td></tr>
 * <tr><td>open</td><td>resolved</td><td>closed and held: RESOLVED</td></tr>
 * <tr><td>open</td><td>resolved, ended before it began</td><td>none</td></tr>
 * <tr><td>open</td><td>not seen when its lease is over</td><td>closed and held: EXPIRED</td></tr>
 * <tr><td>ended by Alertmanager just now</td><td>firing, began before that end</td><td>none: it was
 *     under way</td></tr>
 * <tr><td>closed</td><td>firing, began before its end</td><td>REOPENED; what was held is
 *     withdrawn</td></tr>
 * <tr><td>closed</td><td>firing, began later</td><td>opens one: FIRED; what was held is withdrawn,
 *     and people know of the new one as they knew of the old one: Alertmanager, too, saw neither the
 *     end nor the new beginning</td></tr>
 * <tr><td>closed</td><td>resolved, began after its end</td><td>as with none</td></tr>
 * <tr><td>closed</td><td>resolved</td><td>none: heard before</td></tr>
 * </table>
 */
public final class EpisodeRules {

  /**
   * Alertmanager's default {@code group_interval}, after which it tells of an end, and a minute.
   */
  public static final Duration DEFAULT_GRACE = Duration.ofMinutes(6);

  /** How much later than its end a lease counts as over, and a report may still be under way. */
  public static final Duration MARGIN = Duration.ofMinutes(1);

  /** People are told at most once in so long that an alert still fires. */
  public static final Duration BETWEEN_REMINDERS = Duration.ofMinutes(2);

  private final Steps steps;
  private final Duration grace;

  public EpisodeRules(IdSource ids) {
    this(ids, DEFAULT_GRACE);
  }

  /**
   * Makes the rules.
   *
   * @param grace how long an end that Prometheus told is held back from people, for Alertmanager to
   *     tell it
   */
  public EpisodeRules(IdSource ids, Duration grace) {
    this.steps = new Steps(ids);
    this.grace = grace;
  }

  /**
   * Decides what a sighting does.
   *
   * @param latest the latest episode of its source and fingerprint
   */
  public Transition apply(Optional<Episode> latest, Sighting seen) {
    return latest
        .map(
            episode ->
                switch (seen.alert().status()) {
                  case FIRING ->
                      episode.isOpen() ? goesOn(episode, seen.of(episode)) : again(episode, seen);
                  case RESOLVED -> episode.isOpen() ? ends(episode, seen) : ended(episode, seen);
                })
        .orElseGet(
            () ->
                switch (seen.alert().status()) {
                  case FIRING -> opens(seen);
                  case RESOLVED -> missed(seen);
                });
  }

  /** Closes an episode whose lease was over a while ago; one that has none goes on. */
  public Transition expire(Episode open, Instant now) {
    Optional<Instant> lease = open.telling().leaseUntil();
    if (!open.isOpen() || lease.filter(end -> end.plus(MARGIN).isBefore(now)).isEmpty()) {
      return Transition.NONE;
    }
    Instant end = later(open.startsAt(), lease.orElseThrow());
    Episode closed = hold(open, open.closed(end, CloseReason.EXPIRED), now);
    String detail = "last reported at " + open.lastSeenAt();
    return steps.step(closed, EventType.EXPIRED, now, detail, Debt.OWED);
  }

  private Transition opens(Sighting seen) {
    return seen.isFromPrometheus()
        ? steps.opened(seen, Telling.NOTHING, Debt.NONE)
        : steps.opened(seen, Telling.NOTIFIED, Debt.OWED);
  }

  private Transition goesOn(Episode open, Sighting seen) {
    Instant start = seen.alert().startsAt();
    // A sender whose clock is ahead reports a start later than we last saw it, again and again:
    // only a start that moved forward too is another occurrence.
    if (start.isAfter(open.lastSeenAt()) && start.isAfter(open.startsAt())) {
      return superseded(open, seen);
    }
    Transition refreshed = steps.refreshed(open, seen);
    if (!seen.isFromPrometheus() && !open.isNotified()) {
      return steps.told(refreshed, EventType.NOTIFIED, seen.at());
    }
    return isReminder(open, seen)
        ? steps.told(refreshed, EventType.REMINDER, seen.at())
        : refreshed;
  }

  /**
   * The peers of a cluster repeat at about the same time, each of them for itself. What was told
   * much later than now was told before the clock was set back. What the latest poll says of
   * silences does not count: Alertmanager sends nothing that it mutes.
   */
  private static boolean isReminder(Episode open, Sighting seen) {
    Marks marks = open.marks();
    Instant told = marks.toldAt().orElse(open.firstSeenAt());
    return seen.isRepeat()
        && !seen.isFromPrometheus()
        && !marks.isAcknowledged(seen.at())
        && Duration.between(told, seen.at()).abs().compareTo(BETWEEN_REMINDERS) >= 0;
  }

  private Transition superseded(Episode open, Sighting seen) {
    Instant end = later(open.startsAt(), open.lastSeenAt());
    String detail = "fires anew since " + seen.alert().startsAt();
    Episode closed = open.closed(end, CloseReason.SUPERSEDED);
    return steps
        .step(closed, EventType.SUPERSEDED, seen.at(), detail, Debt.OWED)
        .then(
            seen.isFromPrometheus()
                ? steps.opened(seen, open.telling().ofNext(), Debt.NONE)
                : steps.opened(seen, Telling.NOTIFIED, Debt.OWED));
  }

  private Transition again(Episode closed, Sighting seen) {
    return seen.isFromPrometheus() ? goesOnWithout(closed, seen) : sentAgain(closed, seen);
  }

  /** Alertmanager sends that a closed episode fires. */
  private Transition sentAgain(Episode closed, Sighting seen) {
    boolean isHeld = isHeld(closed, seen.at()) && isWithin(closed, seen);
    if (!isHeld && seen.alert().startsAt().isAfter(closed.startsAt())) {
      return opens(seen);
    }
    boolean isExpired = closed.closeReason().equals(Optional.of(CloseReason.EXPIRED));
    if ((isHeld && !isExpired) || seen.isDeniedOf(closed)) {
      boolean isUnheardOf = closed.telling().heldUntil().isPresent() && !closed.isNotified();
      return isUnheardOf ? toldLate(closed, seen.at()) : Transition.NONE;
    }
    boolean isBelieved = isHeld && closed.isNotified();
    return reopened(closed, seen, Telling.NOTIFIED, isBelieved ? Debt.WITHDRAWN : Debt.OWED);
  }

  private Transition toldLate(Episode closed, Instant now) {
    Telling held = closed.telling().heldAtMost(now.plus(grace));
    return steps.toldLate(closed.withTelling(held), now);
  }

  /** Prometheus says that a closed episode fires, and Alertmanager may or may not send it. */
  private Transition goesOnWithout(Episode closed, Sighting seen) {
    if (isWithin(closed, seen) && isJustEndedByAlertmanager(closed, seen.at())) {
      return Transition.NONE;
    }
    // where the end was told all the same, that it goes on is told, too
    boolean believed = closed.isNotified() && closed.telling().isHeld(seen.at(), grace);
    Debt debt = believed ? Debt.WITHDRAWN : Debt.NONE;
    Telling telling =
        Telling.NOTHING.withNotified(believed).withPresumed(closed.isEndUnconfirmed());
    return isWithin(closed, seen)
        ? reopened(closed, seen, telling, debt)
        : steps.opened(seen, telling, debt);
  }

  private Transition reopened(Episode closed, Sighting seen, Telling telling, Debt debt) {
    Episode open = closed.reopened(isHeld(closed, seen.at()));
    Marks marks = debt == Debt.OWED ? open.marks().withToldAt(seen.at()) : open.marks();
    Episode told = open.withTelling(telling).withMarks(marks);
    return steps.step(told.heard(seen), EventType.REOPENED, seen.at(), "", debt);
  }

  private Transition ends(Episode open, Sighting seen) {
    if (isEndOfEarlier(open, seen.alert())) {
      return Transition.NONE;
    }
    Episode closed = open.heard(seen).closed(end(seen), CloseReason.RESOLVED);
    return steps.step(told(open, closed, seen), EventType.RESOLVED, seen.at(), "", Debt.OWED);
  }

  private Transition ended(Episode closed, Sighting seen) {
    Instant start = seen.alert().startsAt();
    if (start.isAfter(closed.startsAt()) && closed.endedAt().filter(start::isAfter).isPresent()) {
      return missed(seen);
    }
    if (seen.isFromPrometheus() || closed.telling().heldUntil().isEmpty()) {
      return Transition.NONE;
    }
    Episode released =
        closed.withTelling(closed.telling().held(Optional.empty())).withMarks(Marks.NONE);
    return new Transition(List.of(released), List.of(), Debt.OWED);
  }

  private Transition missed(Sighting seen) {
    Episode closed =
        steps.first(seen, Telling.NOTHING).closed(end(seen), CloseReason.RESOLVED).unfired();
    String detail = "its firing was never reported";
    return steps.step(told(closed, closed, seen), EventType.RESOLVED, seen.at(), detail, Debt.NONE);
  }

  private Episode told(Episode open, Episode closed, Sighting seen) {
    return seen.isFromPrometheus() ? hold(open, closed, seen.at()) : closed;
  }

  /** Whoever looks after it goes on doing so if nobody is told of the end. */
  private Episode hold(Episode open, Episode closed, Instant now) {
    return closed
        .withTelling(closed.telling().held(Optional.of(now.plus(grace))))
        .withMarks(Marks.NONE.withAcknowledgement(open.marks().acknowledgement()));
  }

  private boolean isHeld(Episode closed, Instant now) {
    return closed.telling().isUntold(now, grace);
  }

  private static boolean isJustEndedByAlertmanager(Episode closed, Instant now) {
    return closed.telling().heldUntil().isEmpty()
        && closed.closeReason().equals(Optional.of(CloseReason.RESOLVED))
        && now.isBefore(closed.lastSeenAt().plus(MARGIN));
  }

  private static boolean isWithin(Episode closed, Sighting seen) {
    return closed.endedAt().filter(end -> seen.alert().startsAt().isAfter(end)).isEmpty();
  }

  private static boolean isEndOfEarlier(Episode open, Alert alert) {
    return alert
        .endsAt()
        .filter(end -> !end.isBefore(alert.startsAt()) && end.isBefore(open.startsAt()))
        .isPresent();
  }

  /** The sender's end where it can be true, else when we heard of it. */
  private static Instant end(Sighting seen) {
    Instant start = seen.alert().startsAt();
    return seen.alert()
        .endsAt()
        .filter(end -> !end.isBefore(start) && !end.isAfter(seen.at()))
        .orElse(later(start, seen.at()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
