package io.hostwatch.exporter.linux.file;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers made of bytes without a string between, which is what most of a scrape consists of. */
public final class Digits {
  /** So many digits always fit into a long. */
  private static final int MOST = 18;

  /** So many digits are a double without loss, and so is the power of ten below them. */
  private static final int SURELY_EXACT = 15;

  private static final double[] POWERS_OF_TEN = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Digits() {}

  /** Tells whether {@code c} is one of ASCII's ten digits. */
  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Tells whether {@code text} is digits only, and not empty. */
  public static boolean only(String text) {
    return !text.isEmpty() && text.chars().allMatch(Digits::isDigit);
  }

  /** The value of a text of digits only, however many. */
  static OptionalDouble whole(String text) {
    double value = only(text) ? Double.parseDouble(text) : Double.NaN;
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The value of 1 to 18 digits that may have a minus before them. */
  static OptionalLong signed(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    long value = few(bytes, negative ? from + 1 : from, to);
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(negative ? -value : value);
  }

  /** The value of nothing but 1 to 18 digits, as nearly all numbers are; else -1. */
  static long few(byte[] bytes, int from, int to) {
    if (from == to || to - from > MOST) {
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
