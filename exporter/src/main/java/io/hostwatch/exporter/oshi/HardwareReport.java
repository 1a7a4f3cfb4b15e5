package io.hostwatch.exporter.oshi;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read of the hardware at one time. Refuses values that cannot be: OSHI and the kernel
 * answer 0, -1 or "unknown" where they do not know. Used by one thread until it is replayed.
 */
final class HardwareReport {
  private static final Logger LOG = LoggerFactory.getLogger(HardwareReport.class);
  private static final double ABSOLUTE_ZERO = -273.15;
  private static final double HOTTEST = 1000;

  private final Map<Series, Double> values = new LinkedHashMap<>();

  private record Series(Family family, List<String> labels) {}

  /** Reads one part of the hardware. */
  @FunctionalInterface
  interface Part {
    void read() throws IOException;
  }

  /** Reads a part; one that fails costs only itself. */
  void part(String name, Part part) {
    try {
      part.read();
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.atDebug().addKeyValue("part", name).addKeyValue("reason", e).log("hardware not read");
    }
  }

  /** Adds an always-1 entry for a thing there is one of, unless nothing of it is known. */
  void info(Family family, String... labels) {
    List<String> known = List.of(labels).stream().map(HardwareReport::known).toList();
    if (known.stream().anyMatch(label -> !label.isEmpty())) {
      add(family, 1, known);
    }
  }

  /** Adds a value that is above zero if it is known at all. */
  void positive(Family family, double value, String... labels) {
    addIf(value > 0, family, value, labels);
  }

  /** Adds a value that may be zero. */
  void notNegative(Family family, double value, String... labels) {
    addIf(value >= 0, family, value, labels);
  }

  /** Adds a share of a whole. */
  void ratio(Family family, double value, String... labels) {
    addIf(value >= 0 && value <= 1, family, value, labels);
  }

  /** Adds a temperature that matter on a desk can have; 0 is what a dead sensor reads. */
  void temperature(Family family, double celsius, String... labels) {
    addIf(celsius > ABSOLUTE_ZERO && celsius < HOTTEST && celsius != 0, family, celsius, labels);
  }

  void replay(MetricSink sink) {
    values.forEach(
        (series, value) ->
            sink.add(series.family(), value, series.labels().toArray(String[]::new)));
  }

  private void addIf(boolean possible, Family family, double value, String... labels) {
    if (possible && Double.isFinite(value)) {
      add(family, value, List.of(labels));
    }
  }

  // Two things that go by the same name: the first one is told.
  private void add(Family family, double value, List<String> labels) {
    values.putIfAbsent(new Series(family, labels), value);
  }

  private static String known(String label) {
    String stripped = label.strip();
    return stripped.equalsIgnoreCase("unknown") ? "" : stripped;
  }
}
