package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deliveries as people look at them, and tell anew what could not be delivered. Thread-safe.
 *
 * <p>A replay is a delivery of its own, behind everything that its alert owes its target already.
 * It tells how the alert stands when it is sent. What it repeats is superseded by it, so that a
 * delivery is replayed once, however often somebody asks.
 */
public interface Deliveries {

  /**
   * Lists deliveries, newest first, without those that cannot be read.
   *
   * @param before the last of the page before
   * @param limit at least 1
   */
  List<Listed> find(DeliveryFilter filter, Optional<Id> before, int limit);

  /**
   * Replays one, or what was told in its place and is dead, too.
   *
   * @param ids makes ids greater than all before
   */
  Replayed replay(Id delivery, Supplier<Id> ids, Instant now);

  /**
   * Replays what fits the filter, oldest first, in one transaction: one replay for all that one
   * alert owes one target, and for what an earlier call found of it, as long as that is untold.
   *
   * @param limit at most so many deliveries are looked at
   */
  Repeated replayAll(DeliveryFilter filter, int limit, Supplier<Id> ids, Instant now);

  /**
   * What became of the wish to replay many.
   *
   * @param count how many were superseded by replays
   * @param hasMore whether there may be others that fit
   */
  record Repeated(int count, boolean hasMore) {}

  /** A delivery with what it tells. */
  record Listed(Delivery delivery, Episode episode, EventType event) {}

  /** What became of the wish to replay one. */
  sealed interface Replayed {

    /** It is told anew by this delivery. */
    record Made(Id delivery) implements Replayed {}

    /** It is still to be delivered, by this one. */
    record UnderWay(Id delivery) implements Replayed {}

    /** It was delivered, by this one. */
    record Told(Id delivery) implements Replayed {}

    /** There is no such delivery. */
    record Unknown() implements Replayed {}
  }
}
