package io.hostwatch.bridge.alert;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels that identify an alert, or its annotations: names and values, sorted by name as
 * Prometheus sorts them, by the bytes of UTF-8, which is by code points.
 *
 * <p>Immutable. An empty value counts as an absent label, as in Prometheus, and is dropped.
 */
public record Labels(SortedMap<String, String> values) {
  private static final Comparator<String> BY_CODE_POINTS = Labels::compare;
  private static final Labels NONE = new Labels(new TreeMap<>());

  public Labels {
    SortedMap<String, String> kept = new TreeMap<>(BY_CODE_POINTS);
    kept.putAll(values);
    kept.values().removeIf(String::isEmpty);
    values = Collections.unmodifiableSortedMap(kept);
  }

  /** Takes labels from any map. */
  public static Labels of(Map<String, String> values) {
    return new Labels(new TreeMap<>(values));
  }

  /** No label at all. */
  public static Labels none() {
    return NONE;
  }

  /** The value of one label, absent where there is none. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value of one label, or the empty string, as matchers see it. */
  public String orEmpty(String name) {
    return values.getOrDefault(name, "");
  }

  /** In UTF-16 the pairs of surrogates come before the last characters that need none. */
  private static int compare(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean isPair = Character.isSurrogate(a);
        return isPair == Character.isSurrogate(b) ? Character.compare(a, b) : isPair ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** How many characters all names and values have. */
  public long characters() {
    return values.entrySet().stream()
        .mapToLong(pair -> pair.getKey().length() + pair.getValue().length())
        .sum();
  }

  /** The label {@code alertname}, or the empty string. */
  public String alertname() {
    return orEmpty("alertname");
  }
}
