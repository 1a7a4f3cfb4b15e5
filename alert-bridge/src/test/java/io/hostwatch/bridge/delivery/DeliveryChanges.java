package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a delivery in an outbox in memory, and what is written down of it. */
final class DeliveryChanges {
  private DeliveryChanges() {}

  static Delivery after(Delivery was, Settlement settlement, Instant now) {
    int attempts = was.attempts();
    return switch (settlement) {
      case Settlement.Delivered _ ->
          change(was, DeliveryState.DELIVERED, attempts, was.nextAt(), "");
      case Settlement.Retry(Instant nextAt, _, String detail, _) ->
          change(was, DeliveryState.RETRY, attempts, nextAt, detail);
      case Settlement.Park(Instant nextAt, _, String detail, _) ->
          change(was, DeliveryState.RETRY, attempts, nextAt, detail);
      case Settlement.Refused(_, String detail) ->
          dead(
              change(was, DeliveryState.DEAD, attempts, was.nextAt(), detail),
              DeadReason.PERMANENT);
      case Settlement.GivenUp(DeadReason why, String detail, _) ->
          dead(change(was, DeliveryState.DEAD, attempts, was.nextAt(), detail), why);
      case Settlement.Returned() -> {
        DeliveryState state = attempts > 1 ? DeliveryState.RETRY : DeliveryState.PENDING;
        Instant due = was.nextAt().isAfter(now) ? now : was.nextAt();
        yield change(was, state, attempts - 1, due, was.detail());
      }
    };
  }

  static Attempt attempt(Claim claim, Settlement settlement, Duration took) {
    String result =
        switch (settlement) {
          case Settlement.Delivered _ -> "delivered";
          case Settlement.Retry(_, _, _, boolean isAmbiguous) -> failed(isAmbiguous);
          case Settlement.Park(_, _, _, boolean isAmbiguous) -> failed(isAmbiguous);
          case Settlement.GivenUp(_, _, boolean isAmbiguous) -> failed(isAmbiguous);
          case Settlement.Refused _ -> "refused";
          case Settlement.Returned _ -> "returned";
        };
    String detail =
        switch (settlement) {
          case Settlement.Delivered(String receipt) -> receipt;
          case Settlement.Retry(_, _, String why, _) -> why;
          case Settlement.Park(_, _, String why, _) -> why;
          case Settlement.Refused(_, String why) -> why;
          case Settlement.GivenUp(_, String why, _) -> why;
          case Settlement.Returned() -> "";
        };
    return new Attempt(claim.delivery().attempts(), claim.startedAt(), took, result, detail);
  }

  private static String failed(boolean isAmbiguous) {
    return isAmbiguous ? "ambiguous" : "deferred";
  }

  static Delivery change(
      Delivery was, DeliveryState state, int attempts, Instant nextAt, String detail) {
    return changed(was, state, attempts, nextAt, detail, was.links());
  }

  static Delivery dead(Delivery was, DeadReason why) {
    return new Delivery(
        was.id(),
        was.target(),
        was.episodeId(),
        was.eventId(),
        was.state(),
        was.attempts(),
        was.createdAt(),
        was.nextAt(),
        was.detail(),
        was.priority(),
        Optional.of(why),
        was.links());
  }

  static Delivery superseded(Delivery was, Id by) {
    Delivery.Links links = new Delivery.Links(Optional.of(by), was.links().replayOf());
    return changed(
        was, DeliveryState.SUPERSEDED, was.attempts(), was.nextAt(), was.detail(), links);
  }

  private static Delivery changed(
      Delivery was,
      DeliveryState state,
      int attempts,
      Instant nextAt,
      String detail,
      Delivery.Links links) {
    return new Delivery(
        was.id(),
        was.target(),
        was.episodeId(),
        was.eventId(),
        state,
        attempts,
        was.createdAt(),
        nextAt,
        detail,
        was.priority(),
        was.deadReason(),
        links);
  }
}
