package io.hostwatch.simulator.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing text of bytes, made for many short numbers. Not thread-safe. */
final class Ascii {
  private static final double MILLION = 1e6;
  private static final double EXACT_BELOW = 1e9;
  private static final double LARGEST_WHOLE = 1L << 53;

  private byte[] bytes = new byte[1 << 15];
  private int length;

  Ascii append(byte[] text) {
    ensure(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  Ascii append(char character) {
    ensure(1);
    bytes[length++] = (byte) character;
    return this;
  }

  /** The value to a millionth where it is small, else in whole numbers as far as they are exact. */
  Ascii append(double value) {
    double rounded = Math.abs(value) < EXACT_BELOW ? Math.floor(value * MILLION) / MILLION : value;
    if (rounded == Math.rint(rounded) && Math.abs(rounded) <= LARGEST_WHOLE) {
      return append((long) rounded);
    }
    return append(Double.toString(rounded).getBytes(StandardCharsets.ISO_8859_1));
  }

  Ascii append(long value) {
    ensure(20);
    if (value < 0) {
      return append(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
    }
    int digits = 1;
    for (long left = value / 10; left > 0; left /= 10) {
      digits++;
    }
    long left = value;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += digits;
    return this;
  }

  int length() {
    return length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Writes all of it and begins anew. */
  void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
