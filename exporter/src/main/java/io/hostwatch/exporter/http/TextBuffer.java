package io.hostwatch.exporter.http;

import io.hostwatch.exporter.gzip.MarkedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of text that grow as they must. Used by one thread at a time. */
final class TextBuffer {
  private static final int LONGEST_NUMBER = 32;
  private static final double BEYOND_LONGS = 0x1p63;
  private static final int MOST_DIGITS = 19;

  private byte[] bytes;
  private int length;
  private int[] marks = new int[64]; // where each number begins and ends
  private int numbers;

  TextBuffer(int size) {
    bytes = new byte[size];
  }

  void clear() {
    length = 0;
    numbers = 0;
  }

  /** What has been added, with its numbers marked; valid until more is added. */
  MarkedText marked() {
    return new MarkedText(bytes, length, marks, numbers);
  }

  int length() {
    return length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  void bytes(byte[] more) {
    bytes(more, more.length);
  }

  /** Adds the first {@code count} of {@code more}. */
  void bytes(byte[] more, int count) {
    room(count);
    System.arraycopy(more, 0, bytes, length, count);
    length += count;
  }

  void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  void newLine() {
    room(1);
    bytes[length++] = '\n';
  }

  /**
   * Adds a value as briefly as it can be read back: {@code 8}, {@code 0.25}, {@code +Inf}.
   *
   * <p>Whole numbers of 64 bits have all their digits, as the kernel writes them.
   */
  void number(double value) {
    int start = length;
    spell(value);
    mark(start);
  }

  private void mark(int start) {
    if (marks.length < 2 * numbers + 2) {
      marks = Arrays.copyOf(marks, 2 * marks.length);
    }
    marks[2 * numbers] = start;
    marks[2 * numbers + 1] = length;
    numbers++;
  }

  private void spell(double value) {
    long whole = (long) value;
    if (whole == value && value > -BEYOND_LONGS) {
      whole(whole);
    } else if (Double.isInfinite(value)) {
      text(value > 0 ? "+Inf" : "-Inf");
    } else {
      text(Double.toString(value));
    }
  }

  private void whole(long value) {
    room(LONGEST_NUMBER);
    long rest = value;
    if (rest < 0) {
      bytes[length++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long limit = 10; digits < MOST_DIGITS && limit <= rest; limit *= 10) {
      digits++;
    }
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
