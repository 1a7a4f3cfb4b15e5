package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * One occurrence of an alert, from firing to resolved.
 *
 * <p>Open while {@code endedAt} is absent; the store holds at most one open episode of a source and
 * fingerprint.
 *
 * @param id stable over all changes of this occurrence
 * @param source the name of the ingest path's source, which with the fingerprint identifies the
 *     alert
 * @param annotations the latest seen that were not empty: the report of an end may come without
 * @param startsAt the earliest start that the sender reported for this occurrence
 * @param firstSeenAt when the bridge first heard of it, by the bridge's clock
 * @param lastSeenAt when the bridge last heard of it
 * @param endedAt when it ended, by the sender's clock where it gave one
 * @param closeReason present exactly when {@code endedAt} is
 * @param firingMissed true if the bridge heard only of its end
 * @param telling what people were told of it
 * @param marks what else is known of it
 * @param lastSequence the sequence of its latest event; counts from 1 and has no gaps
 */
public record Episode(
    Id id,
    String source,
    Fingerprint fingerprint,
    Labels labels,
    Labels annotations,
    String generatorUrl,
    Instant startsAt,
    Instant firstSeenAt,
    Instant lastSeenAt,
    Optional<Instant> endedAt,
    Optional<CloseReason> closeReason,
    boolean firingMissed,
    Telling telling,
    Marks marks,
    int lastSequence) {

  /** One of which nothing else is known. */
  public Episode(
      Id id,
      String source,
      Fingerprint fingerprint,
      Labels labels,
      Labels annotations,
      String generatorUrl,
      Instant startsAt,
      Instant firstSeenAt,
      Instant lastSeenAt,
      Optional<Instant> endedAt,
      Optional<CloseReason> closeReason,
      boolean firingMissed,
      Telling telling,
      int lastSequence) {
    this(
        id,
        source,
        fingerprint,
        labels,
        annotations,
        generatorUrl,
        startsAt,
        firstSeenAt,
        lastSeenAt,
        endedAt,
        closeReason,
        firingMissed,
        telling,
        Marks.NONE,
        lastSequence);
  }

  public Episode {
    if (endedAt.isPresent() != closeReason.isPresent()) {
      throw new IllegalArgumentException("episode " + id + ": an end and its reason go together");
    }
  }

  /** Tells whether it still fires. */
  public boolean isOpen() {
    return endedAt.isEmpty();
  }

  /** Firing while open, else resolved. */
  public AlertStatus status() {
    return isOpen() ? AlertStatus.FIRING : AlertStatus.RESOLVED;
  }

  /** Tells whether Alertmanager said that it fires, so that people know of it. */
  public boolean isNotified() {
    return telling.notified();
  }

  /** Whether it ended and Alertmanager, which sent that it fires, never said so. */
  boolean isEndUnconfirmed() {
    boolean isInferred =
        telling.heldUntil().isPresent() || closeReason.equals(Optional.of(CloseReason.RECONCILED));
    return isInferred && (telling.notified() || telling.presumed());
  }

  /**
   * As it is after {@code seen}, open or closed as before. What Prometheus said of an open episode
   * is newer than what Alertmanager says in a message that waited for its turn.
   */
  Episode heard(Sighting seen) {
    boolean isNews = seen.isFromPrometheus() || telling.leaseUntil().isEmpty();
    Alert alert = seen.alert();
    return heard(
        isNews && !alert.annotations().values().isEmpty() ? alert.annotations() : annotations,
        isNews ? alert.generatorUrl() : generatorUrl,
        isNews ? earlier(startsAt, alert.startsAt()) : startsAt,
        seen.at(),
        seen.isFromPrometheus() ? telling.leased(alert.endsAt()) : telling);
  }

  /** As it is after Alertmanager was asked and still held it. */
  Episode heldAt(Instant now) {
    return heard(annotations, generatorUrl, startsAt, now, telling);
  }

  private Episode heard(Labels said, String query, Instant start, Instant at, Telling told) {
    return new Episode(
        id,
        source,
        fingerprint,
        labels,
        said,
        query,
        start,
        firstSeenAt,
        at.isAfter(lastSeenAt) ? at : lastSeenAt,
        endedAt,
        closeReason,
        firingMissed,
        told,
        marks.withStale(false),
        lastSequence);
  }

  Episode closed(Instant end, CloseReason reason) {
    return with(
        Optional.of(end),
        Optional.of(reason),
        firingMissed,
        telling.held(Optional.empty()),
        Marks.NONE,
        lastSequence);
  }

  /**
   * As one that fires on.
   *
   * @param isUntold whether nobody was told of its end, so that who looked after it still does
   */
  Episode reopened(boolean isUntold) {
    return with(
        Optional.empty(),
        Optional.empty(),
        false,
        telling.held(Optional.empty()),
        isUntold ? marks : Marks.NONE,
        lastSequence);
  }

  /** As one of which the bridge heard only the end. */
  Episode unfired() {
    return with(endedAt, closeReason, true, telling.withNotified(false), marks, lastSequence);
  }

  /** As one of which people know that it fired. */
  Episode heardOf() {
    return with(endedAt, closeReason, false, telling.withNotified(true), marks, lastSequence);
  }

  Episode withTelling(Telling told) {
    return with(endedAt, closeReason, firingMissed, told, marks, lastSequence);
  }

  Episode withMarks(Marks known) {
    return with(endedAt, closeReason, firingMissed, telling, known, lastSequence);
  }

  Episode withLastSequence(int sequence) {
    return with(endedAt, closeReason, firingMissed, telling, marks, sequence);
  }

  private Episode with(
      Optional<Instant> end,
      Optional<CloseReason> reason,
      boolean missed,
      Telling told,
      Marks known,
      int sequence) {
    return new Episode(
        id,
        source,
        fingerprint,
        labels,
        annotations,
        generatorUrl,
        startsAt,
        firstSeenAt,
        lastSeenAt,
        end,
        reason,
        missed,
        told,
        known,
        sequence);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
