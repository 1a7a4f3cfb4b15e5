package io.hostwatch.bridge.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what is under way by the memory it takes. A request begins in a small place, whatever
 * length it declares, and moves to a larger one as its body arrives and is read: so a slow sender
 * holds up no more than it sent, and large bodies leave the small places alone. Each moves upward
 * only, so that no two can wait for each other. First come, first served. Thread-safe.
 */
final class Admission {
  private static final long KIBIBYTE = 1L << 10;
  private static final long MEBIBYTE = 1L << 20;

  /** Places of one size. */
  private record Tier(long bytes, int count, Semaphore free) {
    static Tier of(int count, long bytes) {
      return new Tier(bytes, count, new Semaphore(count, true));
    }
  }

  private final List<Tier> tiers =
      List.of(
          Tier.of(256, 64 * KIBIBYTE),
          Tier.of(48, MEBIBYTE / 2),
          Tier.of(6, 4 * MEBIBYTE),
          Tier.of(2, 16 * MEBIBYTE),
          Tier.of(1, Long.MAX_VALUE));
  private volatile boolean draining;

  /**
   * Waits for a small place.
   *
   * @throws RefusedException if the bridge stops, or none came free in time
   */
  Ticket enter(Deadline deadline) {
    if (draining) {
      throw RefusedException.unavailable("the bridge is stopping");
    }
    acquire(tiers.getFirst(), deadline);
    return new Ticket();
  }

  /** Lets nobody in any more. */
  void drain() {
    draining = true;
  }

  /** Waits until all that is under way is over; false if it is not in time. */
  boolean awaitIdle(Duration patience) throws InterruptedException {
    Deadline deadline = Deadline.after(patience);
    for (Tier tier : tiers) {
      // Nobody moves down, so what was seen to be empty stays so while nobody comes in.
      if (!tier.free.tryAcquire(tier.count, deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
      tier.free.release(tier.count);
    }
    return true;
  }

  private static void acquire(Tier tier, Deadline deadline) {
    try {
      if (tier.free.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw RefusedException.unavailable("too much is under way");
  }

  /** The place of one request. Used by one thread at a time. */
  final class Ticket {
    private int held;

    /**
     * Moves to a place of {@code bytes}, if the present one is smaller.
     *
     * @throws RefusedException if none came free in time; the present place remains
     */
    void grow(long bytes, Deadline deadline) {
      int needed = held;
      while (tiers.get(needed).bytes < bytes) {
        needed++;
      }
      if (needed > held) {
        acquire(tiers.get(needed), deadline);
        tiers.get(held).free.release();
        held = needed;
      }
    }

    /** Gives the place back; to be called once. */
    void leave() {
      tiers.get(held).free.release();
    }
  }
}
