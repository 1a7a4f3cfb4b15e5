package io.hostwatch.exporter.linux.file;

import io.hostwatch.exporter.collector.CollectorException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The text of one kernel file, walked line by line and field by field. Used by one thread. */
abstract class TextWalk {
  private static final int QUOTED_CHARS = 100;

  final Path source;
  final byte[] bytes;
  final int length;
  int lineStart;
  int lineEnd = -1;
  int fieldStart;
  int fieldEnd;

  TextWalk(Path source, byte[] bytes, int length) {
    this.source = source;
    this.bytes = bytes;
    this.length = length;
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

  /** The fault of the current line: {@code expected} says what should have stood there. */
  public CollectorException malformed(String expected) {
    return new CollectorException(
        source + ": line \"" + quoted(lineStart, lineEnd) + "\": expected " + expected);
  }

  /** The fault of a file that lacks what every such file has. */
  public CollectorException incomplete(String expected) {
    return new CollectorException(source + ": has no " + expected);
  }

  final String quoted(int from, int to) {
    int end = Math.min(to, from + QUOTED_CHARS);
    StringBuilder quoted = new StringBuilder(QUOTED_CHARS + 1);
    for (int i = from; i < end; i++) {
      quoted.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '?');
    }
    return end < to ? quoted.append('…').toString() : quoted.toString();
  }

  final String text(int from, int to, Charset charset) {
    return new String(bytes, from, to - from, charset);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
