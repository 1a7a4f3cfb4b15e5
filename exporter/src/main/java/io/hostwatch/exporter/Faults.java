package io.hostwatch.exporter;

import java.util.ArrayList;
import java.util.List;

/** Gathers everything wrong with a command line, so that it is all told at once. */
final class Faults {
  private final List<String> lines = new ArrayList<>();

  void add(String key, String trouble) {
    lines.add(key + ": " + trouble);
  }

  void add(String key, String value, String expected) {
    lines.add("%s=%s: expected %s".formatted(key, value, expected));
  }

  /** Adds a fault that says all of it itself. */
  void add(String line) {
    lines.add(line);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
