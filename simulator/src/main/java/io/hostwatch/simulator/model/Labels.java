package io.hostwatch.simulator.model;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The labels of a series, as they are written between the braces.
 *
 * @param text {@code device="sda",mode="user"}; empty for no label
 */
public record Labels(String text) {
  /** No label. */
  public static final Labels NONE = new Labels("");

  /** Labels from names and values in turn. */
  public static Labels of(String... namesAndValues) {
    return new Labels(
        IntStream.range(0, namesAndValues.length / 2)
            .mapToObj(i -> namesAndValues[2 * i] + "=\"" + escape(namesAndValues[2 * i + 1]) + '"')
            .collect(Collectors.joining(",")));
  }

  /** These, and others after them. */
  public Labels and(Labels more) {
    if (text.isEmpty() || more.text.isEmpty()) {
      return text.isEmpty() ? more : this;
    }
    return new Labels(text + "," + more.text);
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
