package io.hostwatch.exporter.linux.file;

import java.nio.charset.StandardCharsets;

/** Numbers made of bytes without a string between, which is what most of a scrape consists of. */
final class Digits {
  /** So many digits are a double without loss, and so is the power of ten below them. */
  private static final int SURELY_EXACT = 15;

  private static final double[] POWERS_OF_TEN = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Digits() {}

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** The value of nothing but a few digits, as nearly all numbers are; else -1. */
  static long few(byte[] bytes, int from, int to) {
    if (from == to || to - from > SURELY_EXACT) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(bytes[i])) {
        return -1;
      }
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }

  /** The value of digits with at most a sign and a point, as Java reads it; else not a number. */
  static double decimal(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      if (isDigit(bytes[i])) {
        digits = digits * 10 + bytes[i] - '0';
        count++;
      } else if (bytes[i] == '.' && point < 0) {
        point = count;
      } else {
        return Double.NaN;
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    if (count > SURELY_EXACT) {
      return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }
    double value = digits / POWERS_OF_TEN[point < 0 ? 0 : count - point];
    return negative ? -value : value;
  }
}
