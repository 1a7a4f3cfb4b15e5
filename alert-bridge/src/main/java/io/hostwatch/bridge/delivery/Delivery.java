package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * What one event of an episode owes one target.
 *
 * <p>Deliveries of one alert (source and fingerprint) to one target form a conversation, over all
 * its episodes, and are sent in the order of their ids, which is that of the events; a delivery
 * waits until the one before it is settled. So the last word is always the latest.
 *
 * @param attempts how many were begun
 * @param nextAt not to be tried before
 * @param detail of the latest failure, for people; possibly empty, holds no secret
 * @param deadReason present once it is dead, and stays when it is told anew
 */
public record Delivery(
    Id id,
    Target target,
    Id episodeId,
    Id eventId,
    DeliveryState state,
    int attempts,
    Instant createdAt,
    Instant nextAt,
    String detail,
    Priority priority,
    Optional<DeadReason> deadReason,
    Links links) {

  /**
   * The deliveries that tell the same.
   *
   * @param supersededBy the one that is told in its place
   * @param replayOf the dead one that it repeats
   */
  public record Links(Optional<Id> supersededBy, Optional<Id> replayOf) {

    /** It stands for itself. */
    public static final Links NONE = new Links(Optional.empty(), Optional.empty());
  }

  /** A delivery that was never tried and may be at once. */
  public static Delivery pending(Id id, Target target, Id episodeId, Id eventId, Instant now) {
    return new Delivery(
        id,
        target,
        episodeId,
        eventId,
        DeliveryState.PENDING,
        0,
        now,
        now,
        "",
        Priority.BEGINNING,
        Optional.empty(),
        Links.NONE);
  }

  /** This one with its place among those of the same target. */
  public Delivery ranked(Priority rank) {
    return with(state, attempts, nextAt, detail, rank);
  }

  /** This one, held back until then if that is later than it was made. */
  public Delivery heldUntil(Instant time) {
    Instant due = time.isAfter(createdAt) ? time : createdAt;
    return with(state, attempts, due, detail, priority);
  }

  /** Tells whether it repeats another. */
  public boolean isReplay() {
    return links.replayOf().isPresent();
  }

  /** This one with its next attempt begun. */
  public Delivery leased() {
    return with(DeliveryState.IN_FLIGHT, attempts + 1, nextAt, detail, priority);
  }

  /** One that tells the same event anew. */
  public Delivery replay(Id replayId, Instant now) {
    return new Delivery(
        replayId,
        target,
        episodeId,
        eventId,
        DeliveryState.PENDING,
        0,
        now,
        now,
        "",
        priority,
        Optional.empty(),
        new Links(Optional.empty(), Optional.of(id)));
  }

  /** This one as it shows while its target is parked. */
  public Delivery parked() {
    return with(state.ofParked(), attempts, nextAt, detail, priority);
  }

  private Delivery with(
      DeliveryState newState, int newAttempts, Instant newNextAt, String why, Priority rank) {
    return new Delivery(
        id,
        target,
        episodeId,
        eventId,
        newState,
        newAttempts,
        createdAt,
        newNextAt,
        why,
        rank,
        deadReason,
        links);
  }
}
