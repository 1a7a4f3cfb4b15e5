package io.hostwatch.benchmarks;

import java.util.Arrays;

/** Durations and their percentiles. Used by one thread. */
final class Latencies {
  private long[] nanos = new long[1024];
  private int count;

  void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = duration;
  }

  void add(Latencies others) {
    for (int i = 0; i < others.count; i++) {
      add(others.nanos[i]);
    }
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** The duration that the share {@code rank} of all does not exceed, in milliseconds. */
  double millis(double rank) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) (rank * (count - 1))] / 1e6;
  }
}
