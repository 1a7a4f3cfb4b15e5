package io.hostwatch.exporter.textfile;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Walks through one line of the Prometheus text format. */
final class LineScanner {
  private final String line;
  private final int number;
  private int at;

  LineScanner(String line, int number) {
    this.line = line;
    this.number = number;
  }

  PromFormatException wrong(String trouble) {
    return new PromFormatException(number, trouble);
  }

  boolean atEnd() {
    return at == line.length();
  }

  boolean takes(char expected) {
    if (atEnd() || line.charAt(at) != expected) {
      return false;
    }
    at++;
    return true;
  }

  void blanks() {
    while (!atEnd() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  /** Everything up to the next blank, and past the blanks after it. */
  String word() {
    int start = at;
    while (!atEnd() && !isBlank(line.charAt(at))) {
      at++;
    }
    String word = line.substring(start, at);
    blanks();
    return word;
  }

  String rest() {
    String rest = line.substring(at);
    at = line.length();
    return rest;
  }

  /** A metric's name, which may hold colons. */
  String metricName() throws PromFormatException {
    return name(true, "a metric name");
  }

  /** The labels in braces, if there are any. */
  SequencedMap<String, String> labels() throws PromFormatException {
    SequencedMap<String, String> labels = new LinkedHashMap<>();
    blanks();
    if (!takes('{')) {
      return labels;
    }
    blanks();
    while (!takes('}')) {
      label(labels);
      blanks();
      if (!takes(',') && !lookingAt('}')) {
        throw wrong("expected , or } after a label");
      }
      blanks();
    }
    return labels;
  }

  /** A number as Go writes it, with its words for what is none. */
  double value() throws PromFormatException {
    String word = word();
    return Numbers.parse(word)
        .orElseThrow(() -> wrong("expected a number as the value, not \"" + word + "\""));
  }

  private void label(SequencedMap<String, String> labels) throws PromFormatException {
    String name = name(false, "a label name");
    if (name.startsWith("__")) {
      throw wrong("label name " + name + " is reserved");
    }
    blanks();
    if (!takes('=')) {
      throw wrong("expected = after label name " + name);
    }
    blanks();
    if (!takes('"')) {
      throw wrong("expected \" before the value of label " + name);
    }
    if (labels.putIfAbsent(name, quoted(name)) != null) {
      throw wrong("label " + name + " occurs twice");
    }
  }

  private String quoted(String label) throws PromFormatException {
    StringBuilder value = new StringBuilder();
    while (!atEnd()) {
      char c = line.charAt(at++);
      switch (c) {
        case '"' -> {
          return value.toString();
        }
        case '\\' -> value.append(escaped(label));
        default -> value.append(c);
      }
    }
    throw wrong("the value of label " + label + " does not end");
  }

  private char escaped(String label) throws PromFormatException {
    char c = atEnd() ? ' ' : line.charAt(at++);
    return switch (c) {
      case '"', '\\' -> c;
      case 'n' -> '\n';
      default -> throw wrong("invalid escape sequence in the value of label " + label);
    };
  }

  private String name(boolean colons, String what) throws PromFormatException {
    int start = at;
    while (!atEnd() && isNamePart(line.charAt(at), colons, at > start)) {
      at++;
    }
    if (at == start) {
      throw wrong("expected " + what);
    }
    return line.substring(start, at);
  }

  private boolean lookingAt(char expected) {
    return !atEnd() && line.charAt(at) == expected;
  }

  private static boolean isNamePart(char c, boolean colons, boolean digits) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (colons && c == ':')
        || (digits && c >= '0' && c <= '9');
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
