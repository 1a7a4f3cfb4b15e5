package io.hostwatch.exporter.linux.file;

import io.hostwatch.exporter.collector.CollectorException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text of one kernel file, walked line by line and field by field without a string for each.
 *
 * <p>Used by one thread.
 */
public final class ProcText {
  private static final int QUOTED_CHARS = 100;
  private static final int HEX_DIGITS = 16;

  private final Path source;
  private final byte[] bytes;
  private final int length;
  private int lineStart;
  private int lineEnd = -1;
  private int fieldStart;
  private int fieldEnd;

  /** Walks the first {@code length} of {@code bytes}, which are {@code source}'s for messages. */
  public ProcText(Path source, byte[] bytes, int length) {
    this.source = source;
    this.bytes = bytes;
    this.length = length;
  }

  /** Tells whether the whole text is byte for byte {@code earlier}. */
  public boolean isSameAs(byte[] earlier) {
    return Arrays.equals(bytes, 0, length, earlier, 0, earlier.length);
  }

  /** The bytes of the whole text, which stay as they are when the file is read again. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** Moves to the next line that is not empty, before its first field; false at the end. */
  public boolean nextLine() {
    do {
      lineStart = lineEnd + 1;
      if (lineStart >= length) {
        lineStart = length;
        lineEnd = length;
        return false;
      }
      lineEnd = lineStart;
      while (lineEnd < length && bytes[lineEnd] != '\n') {
        lineEnd++;
      }
    } while (lineEnd == lineStart);
    fieldStart = lineStart;
    fieldEnd = lineStart;
    return true;
  }

  /** Moves to the line's next field; false when the line has no more. */
  public boolean nextField() {
    fieldStart = fieldEnd;
    while (fieldStart < lineEnd && isBlank(bytes[fieldStart])) {
      fieldStart++;
    }
    fieldEnd = fieldStart;
    while (fieldEnd < lineEnd && !isBlank(bytes[fieldEnd])) {
      fieldEnd++;
    }
    return fieldEnd > fieldStart;
  }

  /** Moves to the line's next digits, whatever stands around them; false if there are no more. */
  public boolean nextDigits() {
    fieldStart = fieldEnd;
    while (fieldStart < lineEnd && !Digits.isDigit(bytes[fieldStart])) {
      fieldStart++;
    }
    fieldEnd = fieldStart;
    while (fieldEnd < lineEnd && Digits.isDigit(bytes[fieldEnd])) {
      fieldEnd++;
    }
    return fieldEnd > fieldStart;
  }

  /** Tells whether the line has one more field, and stays where it is. */
  public boolean hasNextField() {
    int at = fieldEnd;
    while (at < lineEnd && isBlank(bytes[at])) {
      at++;
    }
    return at < lineEnd;
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

  /** The current field. */
  public String field() {
    return text(fieldStart, fieldEnd, StandardCharsets.UTF_8);
  }

  /** The current field's bytes, one char each, for a name that need not be UTF-8. */
  public String rawField() {
    return text(fieldStart, fieldEnd, StandardCharsets.ISO_8859_1);
  }

  /** The current line. */
  public String line() {
    return text(lineStart, lineEnd, StandardCharsets.UTF_8);
  }

  /** Tells whether the current line is {@code ascii}. */
  public boolean lineIs(String ascii) {
    return lineEnd - lineStart == ascii.length() && stands(ascii, lineStart);
  }

  /** Tells whether the current field is {@code ascii}. */
  public boolean fieldIs(String ascii) {
    return fieldEnd - fieldStart == ascii.length() && fieldStartsWith(ascii);
  }

  /** Tells whether the current line starts with {@code ascii}. */
  public boolean lineStartsWith(String ascii) {
    return startsWith(lineStart, lineEnd, ascii);
  }

  /** Moves behind the line's last {@code mark}; false if it has none. */
  public boolean skipPastLast(char mark) {
    int at = lineEnd - 1;
    while (at >= lineStart && bytes[at] != mark) {
      at--;
    }
    fieldStart = at + 1;
    fieldEnd = at + 1;
    return at >= lineStart;
  }

  /** Moves past as many fields as there are, up to {@code count}. */
  public void skipFields(int count) {
    for (int i = 0; i < count && nextField(); i++) {
      // each call moves on
    }
  }

  /** Drops {@code ascii} from the front of the current field if it is there. */
  public boolean skip(String ascii) {
    boolean there = fieldStartsWith(ascii);
    if (there) {
      fieldStart += ascii.length();
    }
    return there;
  }

  private boolean fieldStartsWith(String ascii) {
    return startsWith(fieldStart, fieldEnd, ascii);
  }

  private boolean startsWith(int from, int to, String ascii) {
    return to - from >= ascii.length() && stands(ascii, from);
  }

  private boolean stands(String ascii, int at) {
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
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

  /** Ends the current field before its first colon, where the next one then starts. */
  public boolean cutAtColon() {
    for (int i = fieldStart; i < fieldEnd; i++) {
      if (bytes[i] == ':') {
        fieldEnd = i;
        return true;
      }
    }
    return false;
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

  /** The fault of the current line: {@code expected} says what should have stood there. */
  public CollectorException malformed(String expected) {
    return new CollectorException(
        source + ": line \"" + quoted(lineStart, lineEnd) + "\": expected " + expected);
  }

  /** The fault of a file that lacks what every such file has. */
  public CollectorException incomplete(String expected) {
    return new CollectorException(source + ": has no " + expected);
  }

  private String quoted(int from, int to) {
    int end = Math.min(to, from + QUOTED_CHARS);
    StringBuilder quoted = new StringBuilder(QUOTED_CHARS + 1);
    for (int i = from; i < end; i++) {
      quoted.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '?');
    }
    return end < to ? quoted.append('…').toString() : quoted.toString();
  }

  private String text(int from, int to, Charset charset) {
    return new String(bytes, from, to - from, charset);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
