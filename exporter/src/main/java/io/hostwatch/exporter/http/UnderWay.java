package io.hostwatch.exporter.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The scrapes under way, from the request to the last piece of its answer: how many there may be,
 * and how many bytes may wait for clients that read slowly. Thread-safe.
 */
final class UnderWay {
  private final int most;
  private final long mostBytes;
  private final AtomicLong scrapes = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param most scrapes at a time, 0 for any number
   * @param mostBytes of answers at a time; one answer may always be on its way, however long
   */
  UnderWay(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Lets one more scrape in, which has to {@link #leave}; refuses it if there are too many. */
  boolean enter() {
    return take(scrapes, 1, most > 0 ? most : Long.MAX_VALUE);
  }

  void leave() {
    scrapes.decrementAndGet();
  }

  /** Lets an answer of this size wait, which has to be {@link #sent}; refuses what is too much. */
  boolean hold(int size) {
    return take(bytes, size, mostBytes);
  }

  void sent(int size) {
    bytes.addAndGet(-size);
  }

  private static boolean take(AtomicLong taken, long more, long most) {
    while (true) {
      long now = taken.get();
      if (now > 0 && now + more > most) {
        return false;
      }
      if (taken.compareAndSet(now, now + more)) {
        return true;
      }
    }
  }
}
