package io.hostwatch.exporter.process;

import java.util.Optional;

/**
 * The line of {@code /proc/<pid>/stat}: a pid, a name in parentheses that may hold anything, a
 * letter and numbers.
 */
final class StatLine {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux JVM
  private static final long KERNEL_THREAD = 0x0020_0000;
  private static final int FLAGS = 9;
  private static final int USER = 14;
  private static final int SYSTEM = 15;
  private static final int STARTED = 22;
  private static final int RESIDENT = 24;

  private final byte[] line;
  private final int end;
  private int at;

  /** Makes a name of bytes. */
  @FunctionalInterface
  interface Names {
    String of(byte[] bytes, int from, int to);
  }

  StatLine(byte[] line, int length) {
    this.line = line;
    this.end = length;
  }

  /** The process; empty if the line is not one of these. */
  Optional<ProcessReading> reading(double pageSize, Names names) {
    int open = first('(');
    int close = last(')');
    if (open < 2 || close < open || close + 2 >= end) {
      return Optional.empty();
    }
    long pid = number();
    at = close + 2;
    long[] fields = new long[RESIDENT + 1];
    for (int field = 3; field <= RESIDENT; field++) {
      if (at >= end) {
        return Optional.empty();
      }
      fields[field] = number();
    }
    int nameEnd = (fields[FLAGS] & KERNEL_THREAD) == 0 ? close : kindEnd(open, close);
    return Optional.of(
        new ProcessReading(
            pid,
            fields[STARTED],
            names.of(line, open + 1, nameEnd),
            (double) (fields[USER] + fields[SYSTEM]) / TICKS_PER_SECOND,
            Math.max(0, (double) fields[RESIDENT] * pageSize)));
  }

  /** {@code kworker} of {@code kworker/0:1-events}: the rest differs from thread to thread. */
  private int kindEnd(int open, int close) {
    int i = Math.min(open + 2, close);
    while (i < close && line[i] != '/' && line[i] != ':') {
      i++;
    }
    return i;
  }

  /** The digits up to the next blank; the state's letter and a minus count for nothing. */
  private long number() {
    long number = 0;
    while (at < end && line[at] != ' ') {
      int digit = line[at++] - '0';
      number = digit >= 0 && digit <= 9 ? number * 10 + digit : number;
    }
    at++;
    return number;
  }

  private int first(char c) {
    int i = 0;
    while (i < end && line[i] != c) {
      i++;
    }
    return i;
  }

  private int last(char c) {
    int i = end - 1;
    while (i >= 0 && line[i] != c) {
      i--;
    }
    return i;
  }
}
