package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Distribution;
import java.util.List;

/** One reading of a family, told from the others by its labels. */
public sealed interface Sample {

  /** The labels' names, as many as there are values. */
  List<String> labelNames();

  /** The labels' values in the order of the names. */
  List<String> labelValues();

  /** A counter's, gauge's or untyped reading. */
  record Value(List<String> labelNames, List<String> labelValues, double value) implements Sample {}

  /** A histogram's or summary's reading. */
  record Spread(List<String> labelNames, List<String> labelValues, Distribution distribution)
      implements Sample {}
}
