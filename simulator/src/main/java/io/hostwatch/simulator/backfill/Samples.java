package io.hostwatch.simulator.backfill;

import java.util.Arrays;

/** Values of one series in the order of time. Not thread-safe. */
final class Samples {
  /** The value with which Prometheus notes that a series has ended. */
  static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

  private long[] times = new long[16];
  private double[] values = new double[16];
  private int size;

  /** One more, at a time in milliseconds since 1970 behind the last. */
  void add(long time, double value) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    times[size] = time;
    values[size++] = value;
  }

  int size() {
    return size;
  }

  long time(int index) {
    return times[index];
  }

  double value(int index) {
    return values[index];
  }
}
