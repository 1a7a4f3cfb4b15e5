package io.hostwatch.bridge.alert;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes ids that grow: milliseconds since 1970 in the high bits, then 21 bits that start at random
 * and count.
 *
 * <p>Thread-safe. Two processes may, very rarely, make the same id; the database's primary key
 * refuses the second, and what it was for is tried again with others.
 */
public final class IdSource {
  private static final int LOW_BITS = 21;
  private static final int RANDOM_BOUND = 1 << (LOW_BITS - 1);

  private final Clock clock;
  private final RandomGenerator random;
  private final AtomicLong last;

  /** Begins a history of its own. */
  public IdSource(Clock clock, RandomGenerator random) {
    this(clock, random, new Id(0));
  }

  /**
   * Goes on with a history.
   *
   * @param latest below all ids to come, even if the clock was set back since it was made
   */
  public IdSource(Clock clock, RandomGenerator random, Id latest) {
    this.clock = clock;
    this.random = random;
    this.last = new AtomicLong(latest.value());
  }

  /** Makes the next id, greater than any that this source made before. */
  public Id next() {
    long fresh = clock.millis() << LOW_BITS | random.nextInt(RANDOM_BOUND);
    return new Id(last.updateAndGet(previous -> Math.max(previous + 1, fresh)));
  }

  /** Goes on above an id that another source made. */
  public void follow(Id seen) {
    last.accumulateAndGet(seen.value(), Math::max);
  }
}
