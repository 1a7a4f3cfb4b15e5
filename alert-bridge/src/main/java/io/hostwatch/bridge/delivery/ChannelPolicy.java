package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How patiently and how fast a channel is served.
 *
 * @param giveUpAge how old a delivery may become before a failure is final
 * @param maxAttempts how many attempts a delivery may take; absent means only its age counts
 * @param rate how many messages it takes; absent means as many as there are
 */
public record ChannelPolicy(
    Duration giveUpAge, Optional<Integer> maxAttempts, Optional<Rate> rate) {

  /** How old a delivery may become where nothing else is said. */
  public static final Duration DEFAULT_GIVE_UP_AGE = Duration.ofDays(1);

  /** A day, however many attempts, as fast as can be. */
  public static final ChannelPolicy DEFAULT =
      new ChannelPolicy(DEFAULT_GIVE_UP_AGE, Optional.empty(), Optional.empty());

  public ChannelPolicy {
    if (!giveUpAge.isPositive() || maxAttempts.filter(most -> most < 1).isPresent()) {
      throw new IllegalArgumentException(
          "give-up age %s, attempts %s: expected both to be positive"
              .formatted(giveUpAge, maxAttempts));
    }
  }

  /**
   * One message each {@code interval}, and after a rest a few at once.
   *
   * @param burst how many at once, at least 1
   */
  public record Rate(Duration interval, int burst) {
    public Rate {
      if (!interval.isPositive() || burst < 1) {
        throw new IllegalArgumentException(
            "interval %s, burst %d: expected both to be positive".formatted(interval, burst));
      }
    }
  }

  /** So many, or fewer where no more are ever sent at once. */
  int atMost(int many) {
    return rate.map(kept -> Math.min(kept.burst(), many)).orElse(many);
  }

  /** The same at another rate. */
  public ChannelPolicy at(Rate other) {
    return new ChannelPolicy(giveUpAge, maxAttempts, Optional.of(other));
  }
}
