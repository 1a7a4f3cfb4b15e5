package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the attempts of all targets that are under way, and can wait for the last. */
final class UnderWay {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private int count;

  void begin() {
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      count--;
      if (count == 0) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until none is under way, at most {@code grace}; returns how many still are. */
  int await(Duration grace) throws InterruptedException {
    long left = grace.toNanos();
    lock.lock();
    try {
      while (count > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
