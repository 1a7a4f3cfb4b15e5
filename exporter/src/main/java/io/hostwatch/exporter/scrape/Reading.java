package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Distribution;
import java.util.Map;

/** What one run found: a value, or a distribution, at each place of its layout. Immutable. */
final class Reading {
  private final Layout layout;
  private final double[] values;
  private final Map<Integer, Distribution> distributions;

  /**
   * Takes the arrays as they are; nobody may change them any more.
   *
   * @param distributions by place
   */
  Reading(Layout layout, double[] values, Map<Integer, Distribution> distributions) {
    this.layout = layout;
    this.values = values;
    this.distributions = distributions;
  }

  Layout layout() {
    return layout;
  }

  double value(int place) {
    return values[place];
  }

  Map<Integer, Distribution> distributions() {
    return distributions;
  }
}
