package io.hostwatch.exporter.linux.file;

import io.hostwatch.exporter.collector.CollectorException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text of one kernel file, walked line by line and field by field without a string for each,
 * and the numbers in it.
 *
 * <p>Used by one thread.
 */
public final class ProcText extends TextWalk {
  private static final int HEX_DIGITS = 16;

  /** Walks the first {@code length} of {@code bytes}, which are {@code source}'s for messages. */
  public ProcText(Path source, byte[] bytes, int length) {
    super(source, bytes, length);
  }

  /** Tells whether the whole text is byte for byte {@code earlier}. */
  public boolean isSameAs(byte[] earlier) {
    return Arrays.equals(bytes, 0, length, earlier, 0, earlier.length);
  }

  /** The bytes of the whole text, which stay as they are when the file is read again. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** Takes the text before the line's first colon and moves past the colon. */
  public String nextName() throws CollectorException {
    int colon = lineStart;
    while (colon < lineEnd && bytes[colon] != ':') {
      colon++;
    }
    if (!nextField() || colon == lineEnd || fieldStart == colon) {
      throw malformed("a name and a colon");
    }
    String name = text(fieldStart, colon, StandardCharsets.UTF_8).strip();
    fieldStart = colon + 1;
    fieldEnd = colon + 1;
    return name;
  }

  /** Moves to the next field, which must be a number of the kernel's 64 unsigned bits. */
  public double nextCounter() throws CollectorException {
    return asDouble(nextUnsigned());
  }

  /** As {@link #nextCounter}, but as the bare 64 bits. */
  public long nextUnsigned() throws CollectorException {
    if (!nextField()) {
      throw malformed("one more number");
    }
    return unsigned();
  }

  /** The current field as the 64 bits of an unsigned number. */
  public long unsigned() throws CollectorException {
    long few = Digits.few(bytes, fieldStart, fieldEnd);
    return few >= 0 ? few : manyDigits();
  }

  private long manyDigits() throws CollectorException {
    long value = 0;
    boolean valid = fieldEnd > fieldStart;
    for (int i = fieldStart; valid && i < fieldEnd; i++) {
      int digit = bytes[i] - '0';
      valid = digit >= 0 && digit <= 9 && hasRoom(value, digit);
      value = value * 10 + digit;
    }
    if (!valid) {
      throw malformed("an unsigned number instead of \"" + quoted(fieldStart, fieldEnd) + "\"");
    }
    return value;
  }

  /** The current field as the 64 bits of an unsigned number in hexadecimal digits. */
  public long hex() throws CollectorException {
    long value = 0;
    boolean valid = fieldEnd > fieldStart && fieldEnd - fieldStart <= HEX_DIGITS;
    for (int i = fieldStart; valid && i < fieldEnd; i++) {
      int digit = Character.digit(bytes[i], 16);
      valid = digit >= 0;
      value = value << 4 | digit;
    }
    if (!valid) {
      throw malformed("hexadecimal digits instead of \"" + quoted(fieldStart, fieldEnd) + "\"");
    }
    return value;
  }

  private static boolean hasRoom(long value, int digit) {
    int order = Long.compareUnsigned(value, Long.divideUnsigned(-1L, 10));
    return order < 0 || (order == 0 && digit <= 5);
  }

  /** Moves to the next field, which must be a number that may have a sign and a fraction. */
  public double nextNumber() throws CollectorException {
    if (!nextField()) {
      throw malformed("one more number");
    }
    double value = Digits.decimal(bytes, fieldStart, fieldEnd);
    if (!Double.isFinite(value)) {
      throw malformed("a number instead of \"" + quoted(fieldStart, fieldEnd) + "\"");
    }
    return value;
  }

  /** The unsigned number whose 64 bits are {@code bits}. */
  public static double asDouble(long bits) {
    return bits >= 0 ? bits : (bits >>> 1) * 2.0 + (bits & 1);
  }
}
