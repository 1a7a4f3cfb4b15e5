package io.hostwatch.exporter.textfile;

import io.hostwatch.exporter.collector.MetricType;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One family of a file.
 *
 * @param help absent if the file has no HELP line for it
 * @param lines its samples in the file's order, under the names they have there
 */
record PromFamily(String name, Optional<String> help, MetricType type, List<Line> lines) {

  PromFamily {
    lines = List.copyOf(lines);
  }

  /** One sample: a histogram's name ends in {@code _bucket}, {@code _sum} or {@code _count}. */
  record Line(String name, SequencedMap<String, String> labels, double value) {}
}
