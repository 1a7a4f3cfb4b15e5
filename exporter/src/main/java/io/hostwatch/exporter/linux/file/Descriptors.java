package io.hostwatch.exporter.linux.file;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many files may stay open between scrapes: a quarter of what the process may open, so that
 * there is room for connections and for what is opened and closed, and not more than 4,096, as each
 * holds some kilobytes of the kernel's memory. Thread-safe.
 */
final class Descriptors {
  static final Descriptors OF_THIS_PROCESS = new Descriptors(quarterOfLimit());

  private static final int MOST = 4096;

  private final AtomicInteger left;

  Descriptors(int most) {
    left = new AtomicInteger(most);
  }

  /** Takes one if there is one left. */
  boolean take() {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  void giveBack() {
    left.incrementAndGet();
  }

  private static int quarterOfLimit() {
    return Math.min(MOST, OpenFileLimit.ofThisProcess().orElse(4 * MOST) / 4);
  }
}
