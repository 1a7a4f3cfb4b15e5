package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.delivery.ChannelPolicy.Rate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps a target to its rate: full from the beginning, and a token comes back each interval.
 *
 * <p>It is kept in memory: several bridges each have one, and a bridge that starts has a full one.
 * Not thread-safe; the dispatcher's loop alone takes from it.
 */
final class TokenBucket {
  private final Optional<Rate> rate;
  private final LongSupplier nanoTime;
  private long fullAt;

  TokenBucket(Optional<Rate> rate, LongSupplier nanoTime) {
    this.rate = rate;
    this.nanoTime = nanoTime;
    this.fullAt = nanoTime.getAsLong();
  }

  /** How many may be taken now, at most {@code wanted}. */
  int available(int wanted) {
    return rate.map(r -> Math.clamp(r.burst() - missing(r), 0, wanted)).orElse(wanted);
  }

  void take(int tokens) {
    rate.ifPresent(r -> fullAt = nanoTime.getAsLong() + untilFull() + tokens * nanos(r));
  }

  /** How long until there are so many, or as many as there ever are; zero if there are. */
  Duration until(int tokens) {
    return rate.map(r -> Math.max(0, untilFull() - Math.max(0, r.burst() - tokens) * nanos(r)))
        .map(Duration::ofNanos)
        .orElse(Duration.ZERO);
  }

  private long untilFull() {
    return Math.max(0, fullAt - nanoTime.getAsLong());
  }

  /** A token counts once all of its interval has passed. */
  private long missing(Rate r) {
    return Math.ceilDiv(untilFull(), nanos(r));
  }

  private static long nanos(Rate r) {
    return r.interval().toNanos();
  }
}
