package io.hostwatch.bridge.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices that the bridge stood still, or that its clock was set forward: between two steps of some
 * work more time went by than such a step may take. Both clocks are measured, since one of them may
 * stand still with the machine, and the other may be set. Not thread-safe.
 */
public final class Standstill {
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Duration longest;
  private Instant last;
  private long lastNanos;

  /**
   * Begins now.
   *
   * @param nanoTime a clock that nobody sets; it may stand still with the machine
   * @param longest how long one step may take, and the wait for it
   */
  public Standstill(Clock clock, LongSupplier nanoTime, Duration longest) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.longest = longest;
    this.last = clock.instant();
    this.lastNanos = nanoTime.getAsLong();
  }

  /**
   * A step ended, or the next one begins.
   *
   * @return how much time went by since the last call, in words, if that is too much
   */
  public Optional<String> step() {
    Instant now = clock.instant();
    long nanos = nanoTime.getAsLong();
    Duration byClock = Duration.between(last, now);
    Duration byNanos = Duration.ofNanos(nanos - lastNanos);
    last = now;
    lastNanos = nanos;
    boolean isTooLong = byClock.compareTo(longest) > 0 || byNanos.compareTo(longest) > 0;
    return isTooLong
        ? Optional.of("%s went by, %s by the clock".formatted(byNanos, byClock))
        : Optional.empty();
  }
}
