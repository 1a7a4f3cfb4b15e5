package io.hostwatch.bridge;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the process some time after it was told to stop, whatever became of the stop. Its thread
 * waits from the start on, so that it needs no memory when there is none left.
 */
final class LastResort {
  private final long patienceNanos;
  private final Runnable halt;
  private final Thread thread;
  private volatile boolean isArmed;

  private LastResort(Duration patience, Runnable halt) {
    patienceNanos = patience.toNanos();
    this.halt = halt;
    thread = Thread.ofPlatform().name("last-resort").daemon().unstarted(this::run);
  }

  /** Makes one that runs {@code halt} when {@code patience} has passed since {@link #arm}. */
  static LastResort start(Duration patience, Runnable halt) {
    LastResort lastResort = new LastResort(patience, halt);
    lastResort.thread.start();
    return lastResort;
  }

  /** From now on the time runs. Allocates nothing. */
  void arm() {
    isArmed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!isArmed) {
      LockSupport.park(this);
    }
    long start = System.nanoTime();
    for (long left = patienceNanos; left > 0; left = start + patienceNanos - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
    halt.run();
  }
}
