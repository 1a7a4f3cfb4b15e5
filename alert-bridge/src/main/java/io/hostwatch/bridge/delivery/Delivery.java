package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import java.time.Instant;

/**
 * What one event of an episode owes one target.
 *
 * <p>Deliveries of one alert (source and fingerprint) to one target form a conversation, over all
 * its episodes, and are sent in the order of their ids, which is that of the events; a delivery
 * waits until the one before it is delivered or dead. So the last word is always the latest.
 *
 * @param attempts how many were begun
 * @param nextAt not to be tried before
 * @param detail of the latest failure, for people; possibly empty, holds no secret
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
    String detail) {

  /** A delivery that was never tried and may be at once. */
  public static Delivery pending(Id id, Target target, Id episodeId, Id eventId, Instant now) {
    return new Delivery(id, target, episodeId, eventId, DeliveryState.PENDING, 0, now, now, "");
  }

  /** This one, held back until then if that is later than it was made. */
  public Delivery heldUntil(Instant time) {
    Instant due = time.isAfter(createdAt) ? time : createdAt;
    return new Delivery(id, target, episodeId, eventId, state, attempts, createdAt, due, detail);
  }

  /** Tells whether it was never tried and was not to be before a time after it was made. */
  public boolean isHeld() {
    return state == DeliveryState.PENDING && attempts == 0 && nextAt.isAfter(createdAt);
  }
}
