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
   * Lists deliveries, newest first, without those that cannot be read. The work for a page is
   * bounded: where much does not fit the filter, a page may hold fewer than it may, or none, and
   * still not be the last.
   *
   * @param before where the page before said that this one begins
   * @param limit at least 1
   */
  Listing find(DeliveryFilter filter, Optional<Id> before, int limit);

  /**
   * Replays one, or what was told in its place and is dead, too.
   *
   * @param ids makes ids greater than all before
   * @throws UnreadableException if it, or what it tells of, cannot be read
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

  /**
   * A part of the list.
   *
   * @param next what the next part comes before, absent at the end
   */
  record Listing(List<Listed> items, Optional<Id> next) {
    public Listing {
      items = List.copyOf(items);
    }
  }

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
