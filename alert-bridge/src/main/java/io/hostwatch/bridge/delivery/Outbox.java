package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The durable queue of deliveries. Each method is one transaction; thread-safe.
 *
 * <p>Rows are added by the store in the transaction that writes their event.
 */
public interface Outbox {

  /** By how much the clocks of bridges may differ without a consequence. */
  Duration SKEW = Duration.ofMinutes(1);

  /** How long all of a conversation must have waited to be told as one. */
  Duration COALESCING_AGE = Duration.ofSeconds(30);

  /**
   * Leases up to {@code limit} deliveries of one target that are due, by their {@link Priority}:
   * only the head of each conversation, that is of each alert however many episodes it had, and
   * also those in flight whose lease ran out, whose attempt is then marked ambiguous. Where nothing
   * is due this is a read.
   *
   * <p>Where others wait behind the head, and it and they were made {@link #COALESCING_AGE} ago or
   * earlier, the last of these is leased in its place and supersedes the rest.
   *
   * <p>What is due and cannot be read is set aside: it is dead as {@link DeadReason#UNREADABLE},
   * and the rest of its conversation goes on.
   *
   * <p>Of a parked target nothing is leased before its next probe is due, and then one delivery.
   *
   * @param by what it has under way is not leased to it again, however long ago its lease ran out:
   *     a process that was frozen would send what it has sent already
   * @param lease until {@code now} plus this nobody else gets them
   */
  List<Claim> claim(Claimant by, Target target, Instant now, Duration lease, int limit);

  /** Leases likewise to one that has nothing under way. */
  default List<Claim> claim(String owner, Target target, Instant now, Duration lease, int limit) {
    return claim(new Claimant(owner, Set.of()), target, now, lease, limit);
  }

  /**
   * Writes what became of a claim, with its attempt.
   *
   * @param now when the attempt ended, by the clock that says when the next one may begin
   * @param took how long it took, by one that nobody sets
   * @return false, and nothing is written, if the lease was lost to another in the meantime
   */
  boolean settle(Claim claim, Settlement settlement, Instant now, Duration took);

  /** Writes likewise what was timed by one clock alone. */
  default boolean settle(Claim claim, Settlement settlement, Instant now) {
    return settle(claim, settlement, now, Attempt.tookFrom(claim.startedAt(), now));
  }

  /**
   * Ends every lease, so that what a dead process left in flight is due at once. Only for the start
   * of a bridge that has the store for itself.
   *
   * @return how many leases it ended
   */
  int endLeases(Instant now);

  /**
   * Lets all leases of one owner run from {@code now} on: its clock was set, and what it has under
   * way is not over for that.
   *
   * @return how many leases
   */
  int renewLeases(String owner, Instant now, Duration lease);

  /**
   * Settles what a target is owed and was made before {@code createdBefore}, but for what is in
   * flight or waits behind that, as given up without another attempt; what is younger goes on. It
   * may take several transactions.
   *
   * @param owner whose leases count as in flight though they seem to be over: his clock may have
   *     been set
   * @return how many deliveries
   */
  int giveUp(String owner, Target target, Instant createdBefore, Surrender as, Instant now);

  /**
   * Lets nothing that a target is owed wait for a clock that was ahead, be it this one, which was
   * set back since, or another bridge's: what waits for a time that was set more than {@link #SKEW}
   * after {@code now} waits from now on for as long as it was to wait then; so does the next probe
   * of a parked target. An end that is held back is so for all its targets and its episode alike.
   * What waits behind others follows when it has its turn. Done once, there is nothing left to do;
   * then this is a read.
   *
   * <p>Leases begin anew now: whoever is ahead may be dead. What he has under way if he is not is
   * over within as long.
   *
   * @param now where a server keeps the deliveries, the later of this and its own time counts, so
   *     that a bridge that is behind hastens nothing
   * @return how many deliveries
   */
  int followClock(Target target, Instant now);

  /** As what deliveries are given up. */
  enum Surrender {
    /** Dead as {@link DeadReason#EXPIRED}. */
    EXPIRED("too old, and its target still takes nothing"),
    /** Cancelled. */
    CANCELLED("too old, and its target is not in the configuration");

    private final String detail;

    Surrender(String detail) {
      this.detail = detail;
    }

    /** What is kept with the delivery. */
    public String detail() {
      return detail;
    }
  }

  /** What stands in each state that is not settled, and what is dead, per target. */
  Map<Target, Map<DeliveryState, Depth>> backlog();

  /**
   * How much stands in one state.
   *
   * @param oldest when the oldest of it was made
   */
  record Depth(long count, Instant oldest) {

    /** Both together. */
    public Depth and(Depth other) {
      return new Depth(count + other.count, oldest.isBefore(other.oldest) ? oldest : other.oldest);
    }
  }

  /** Notes that these targets are served: a bridge that runs has them in its configuration. */
  void serve(Set<Target> targets, Instant now);

  /** When each target was last served by whichever bridge; without those of which none noted it. */
  Map<Target, Instant> served();

  /** The targets that are parked now. */
  Map<Target, Parking> parked();
}
