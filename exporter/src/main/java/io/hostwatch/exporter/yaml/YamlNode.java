package io.hostwatch.exporter.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What stands in a YAML file, and in which line, counted from 1. */
public sealed interface YamlNode {

  int line();

  /** Keys with their values, in the order of the file. */
  record Mapping(int line, SequencedMap<String, Entry> entries) implements YamlNode {
    public Mapping {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** The mapping of an empty file. */
    public static Mapping empty() {
      return new Mapping(1, new LinkedHashMap<>());
    }
  }

  /** A list. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * One value, as it is written.
   *
   * @param isNothing whether nothing, {@code ~} or {@code null} is written
   */
  record Scalar(int line, String text, boolean isNothing) implements YamlNode {}

  /** The value of a key that stands in {@code line}. */
  record Entry(int line, YamlNode value) {}

  /** What to call this in a fault. */
  default String kind() {
    return switch (this) {
      case Mapping mapping -> "a mapping";
      case Sequence sequence -> "a list";
      case Scalar scalar -> scalar.isNothing() ? "nothing" : "a single value";
    };
  }
}
