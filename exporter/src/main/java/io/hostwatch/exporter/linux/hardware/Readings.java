package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a device has to tell: what stays the same, and what is read from a file every time. */
final class Readings {
  private final List<Fixed> fixed = new ArrayList<>();
  private final List<Changing> changing = new ArrayList<>();

  /** Adds what stays the same. */
  void add(Family family, double value, String... labels) {
    fixed.add(new Fixed(family, value, labels));
  }

  /** Adds what {@code file} says now and hardly ever changes, if it says anything. */
  void addOnce(Path file, Measure measure, String... labels) {
    OptionalLong raw = FixedAttribute.signed(file);
    if (raw.isPresent() && measure.takes(raw.getAsLong())) {
      add(measure.family(), measure.valueOf(raw.getAsLong()), labels);
    }
  }

  /** Adds what {@code file} is to be read for every time. */
  void add(Path file, Measure measure, String... labels) {
    changing.add(new Changing(file, measure, labels));
  }

  /** Reads what changes and reports everything; what cannot be read is left out. */
  void collect(HostFiles files, MetricSink sink) {
    for (Fixed one : fixed) {
      sink.add(one.family, one.value, one.labels);
    }
    for (Changing one : changing) {
      OptionalLong raw = files.signed(one.file);
      if (raw.isPresent() && one.measure.takes(raw.getAsLong())) {
        sink.add(one.measure.family(), one.measure.valueOf(raw.getAsLong()), one.labels);
      }
    }
  }

  private static final class Fixed {
    private final Family family;
    private final double value;
    private final String[] labels;

    private Fixed(Family family, double value, String... labels) {
      this.family = family;
      this.value = value;
      this.labels = labels;
    }
  }

  private static final class Changing {
    private final Path file;
    private final Measure measure;
    private final String[] labels;

    private Changing(Path file, Measure measure, String... labels) {
      this.file = file;
      this.measure = measure;
      this.labels = labels;
    }
  }
}
