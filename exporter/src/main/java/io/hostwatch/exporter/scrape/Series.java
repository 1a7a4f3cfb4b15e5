package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Family;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A family and one value for each of its labels, with its spelling made once. Thread-safe. */
final class Series {
  private final Family family;
  private final String[] values;
  private byte @Nullable [] text; // a second thread at worst makes the same text again

  Series(Family family, String... values) {
    this.family = family;
    this.values = values.clone();
  }

  Family family() {
    return family;
  }

  List<String> labelValues() {
    return List.of(values);
  }

  /** Tells whether these are the family and labels of this series. */
  @SuppressWarnings("ReferenceEquality") // families are constants; a record's equals is slower
  boolean is(Family other, String... labelValues) {
    if (family != other && !family.equals(other)) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!values[i].equals(labelValues[i])) {
        return false;
      }
    }
    return true;
  }

  /** The labels that are not empty: to Prometheus an empty label is an absent one. */
  Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        labels.put(family.labelNames().get(i), values[i]);
      }
    }
    return labels;
  }

  /** The series as the text format spells it, with the blank before the value. */
  byte[] text() {
    byte[] made = text;
    if (made == null) {
      String spelled = SeriesText.of(family.name(), family.labelNames(), Arrays.asList(values));
      made = (spelled + ' ').getBytes(StandardCharsets.UTF_8);
      text = made;
    }
    return made;
  }
}
