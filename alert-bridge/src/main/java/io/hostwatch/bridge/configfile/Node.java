package io.hostwatch.bridge.configfile;

import java.util.List;
import java.util.Map;

/** A value of the file that knows where it stands. */
sealed interface Node {
  Mark mark();

  /** A place in the file, from 1. */
  record Mark(int line, int column) {}

  /** Keys and values in the order of the file. */
  record Mapping(Mark mark, Map<String, Entry> entries) implements Node {}

  /** A value with the place of its key. */
  record Entry(Mark keyMark, Node value) {}

  record Sequence(Mark mark, List<Node> items) implements Node {}

  /** A value as it is written; {@code isNull} if nothing is. */
  record Scalar(Mark mark, String text, boolean isNull) implements Node {}

  /** What it is, in the words of a message. */
  default String kind() {
    return switch (this) {
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
      case Scalar(_, _, boolean isNull) -> isNull ? "nothing" : "a single value";
    };
  }
}
