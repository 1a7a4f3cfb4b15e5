package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The durable queue of deliveries. Each method is one transaction; thread-safe.
 *
 * <p>Rows are added by the store in the transaction that writes their event.
 */
public interface Outbox {

  /**
   * Leases up to {@code limit} deliveries of one target that are due, oldest first: only the head
   * of each conversation, that is of each alert however many episodes it had, and also those in
   * flight whose lease ran out, whose attempt is then marked ambiguous. Where nothing is due this
   * is a read.
   *
   * @param owner unique to this dispatcher's life
   * @param lease until {@code now} plus this nobody else gets them
   */
  List<Claim> claim(String owner, Target target, Instant now, Duration lease, int limit);

  /**
   * Writes what became of a claim, with its attempt.
   *
   * @return false, and nothing is written, if the lease was lost to another in the meantime
   */
  boolean settle(Claim claim, Settlement settlement, Instant now);

  /**
   * Ends every lease, so that what a dead process left in flight is due at once. Only for the start
   * of a bridge that has the store for itself.
   *
   * @return how many leases it ended
   */
  int endLeases(Instant now);

  /** How many deliveries stand in each state that is not {@code DELIVERED}, per target. */
  Map<Target, Map<DeliveryState, Long>> backlog();
}
