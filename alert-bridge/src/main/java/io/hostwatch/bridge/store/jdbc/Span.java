package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long an episode lasted, roughly: the number of a class, each of which holds four times longer
 * ones than the class before. With its help those that fired at a given time are found by index:
 * whoever did and was as short as its class did not begin much earlier.
 */
final class Span {
  /** The longest, without an upper bound. */
  static final int LAST = 9;

  private Span() {}

  /** The class of an episode that is over: in minutes below 1, 4, 16 and so on. */
  static Optional<Long> of(Episode episode) {
    return episode.endedAt().map(end -> of(Duration.between(episode.startsAt(), end).toMinutes()));
  }

  private static long of(long minutes) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(minutes, 0));
    return Math.min((bits + 1) / 2, LAST);
  }

  /** The earliest start of what still fired at {@code time} and is of this class. */
  static long earliest(int span, Instant time) {
    long longest = TimeUnit.MINUTES.toMicros(1L << (2 * span));
    long micros = Micros.of(time);
    return span == LAST || micros < Long.MIN_VALUE + longest ? Long.MIN_VALUE : micros - longest;
  }
}
