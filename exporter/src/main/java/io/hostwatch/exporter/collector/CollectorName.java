package io.hostwatch.exporter.collector;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A collector's name as flags and labels spell it: {@code cpu}, {@code filesystem}. */
public record CollectorName(String value) implements Comparable<CollectorName> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]*");

  public CollectorName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "collector name \"" + value + "\" is not of the form " + FORM);
    }
  }

  // A record's own two go through method handles, which every scrape would pay for each collector.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CollectorName(String name) && value.equals(name);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(CollectorName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
