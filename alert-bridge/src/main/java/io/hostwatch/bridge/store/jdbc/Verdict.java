package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.store.jdbc.AttemptTable.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a settlement makes of a delivery's row.
 *
 * @param dueAt absent if it is settled for good
 * @param detail kept with the delivery
 * @param receipt what the receiver calls the message, possibly empty
 * @param result what the attempt's row says
 */
record Verdict(
    DeliveryState state,
    int attempts,
    Instant nextAt,
    Optional<Instant> dueAt,
    String detail,
    String receipt,
    Optional<DeadReason> deadReason,
    String result) {

  /** What a settlement at a time makes of it. */
  static Verdict of(Claim claim, Settlement settlement, Instant now) {
    Delivery was = claim.delivery();
    return switch (settlement) {
      case Settlement.Delivered(String receipt) ->
          settled(was, DeliveryState.DELIVERED, "", receipt, Optional.empty(), "delivered");
      case Settlement.Refused(_, String detail) ->
          settled(
              was, DeliveryState.DEAD, detail, "", Optional.of(DeadReason.PERMANENT), "refused");
      case Settlement.GivenUp(DeadReason why, String detail, boolean isAmbiguous) ->
          settled(was, DeliveryState.DEAD, detail, "", Optional.of(why), failed(isAmbiguous));
      case Settlement.Retry(Instant nextAt, _, String detail, boolean isAmbiguous) ->
          waiting(DeliveryState.RETRY, was.attempts(), nextAt, detail, failed(isAmbiguous));
      case Settlement.Park(Instant nextAt, _, String detail, boolean isAmbiguous) ->
          waiting(DeliveryState.RETRY, was.attempts(), nextAt, detail, failed(isAmbiguous));
      case Settlement.Returned() -> returned(was, now);
    };
  }

  private static String failed(boolean isAmbiguous) {
    return isAmbiguous ? "ambiguous" : "deferred";
  }

  private static Verdict settled(
      Delivery was,
      DeliveryState state,
      String detail,
      String receipt,
      Optional<DeadReason> why,
      String result) {
    return new Verdict(
        state, was.attempts(), was.nextAt(), Optional.empty(), detail, receipt, why, result);
  }

  private static Verdict waiting(
      DeliveryState state, int attempts, Instant nextAt, String detail, String result) {
    return new Verdict(
        state, attempts, nextAt, Optional.of(nextAt), detail, "", Optional.empty(), result);
  }

  /** It was due when it was claimed, though its time may lie ahead of a clock set back since. */
  private static Verdict returned(Delivery was, Instant now) {
    DeliveryState before = was.attempts() > 1 ? DeliveryState.RETRY : DeliveryState.PENDING;
    Instant due = was.nextAt().isAfter(now) ? now : was.nextAt();
    return waiting(before, was.attempts() - 1, due, was.detail(), "returned");
  }

  /** How many attempts on a parked target were none though they began: one that is handed back. */
  int probesNotMade(Claim claim) {
    boolean isMade = attempts == claim.delivery().attempts();
    return claim.probes().isPresent() && !isMade ? 1 : 0;
  }

  /** The attempt that ends with it. */
  Tried tried(Claim claim, Duration took) {
    Attempt attempt =
        new Attempt(
            claim.delivery().attempts(),
            claim.startedAt(),
            took,
            result,
            receipt.isEmpty() && state != DeliveryState.DELIVERED ? detail : receipt);
    return new Tried(claim.delivery().id().value(), attempt);
  }
}
