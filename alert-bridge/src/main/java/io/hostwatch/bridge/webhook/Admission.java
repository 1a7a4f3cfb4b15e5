package io.hostwatch.bridge.webhook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what is under way by the memory it takes: each request holds a place for every mebibyte of
 * its body, at least one, from before it is read until its transaction is over. First come, first
 * served. Thread-safe.
 */
final class Admission {
  private static final long PLACE = 1L << 20;

  private final Semaphore places;
  private final int capacity;
  private volatile boolean draining;

  Admission(long bytes) {
    capacity = placesFor(bytes);
    places = new Semaphore(capacity, true);
  }

  /**
   * Waits for the places of {@code bytes}.
   *
   * @throws RefusedException if the bridge stops, or none came free in time
   */
  Ticket enter(long bytes, Deadline deadline) {
    Ticket ticket = new Ticket();
    ticket.grow(Math.max(bytes, 1), deadline);
    return ticket;
  }

  /** Lets nobody in any more. */
  void drain() {
    draining = true;
  }

  /** Waits until all that is under way is over; false if it is not in time. */
  boolean awaitIdle(Duration patience) throws InterruptedException {
    if (!places.tryAcquire(capacity, patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    places.release(capacity);
    return true;
  }

  private static int placesFor(long bytes) {
    return Math.toIntExact((bytes + PLACE - 1) / PLACE);
  }

  private void acquire(int count, Deadline deadline) {
    if (draining) {
      throw RefusedException.unavailable("the bridge is stopping");
    }
    try {
      if (places.tryAcquire(count, deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw RefusedException.unavailable("too much is under way");
  }

  /** The places of one request. Used by one thread at a time. */
  final class Ticket {
    private int held;

    /** Waits until it has the places of {@code bytes} in all; as {@link Admission#enter}. */
    void grow(long bytes, Deadline deadline) {
      int missing = Math.min(placesFor(bytes), capacity) - held;
      if (missing > 0) {
        acquire(missing, deadline);
        held += missing;
      }
    }

    /** Gives all places back. */
    void leave() {
      places.release(held);
      held = 0;
    }
  }
}
