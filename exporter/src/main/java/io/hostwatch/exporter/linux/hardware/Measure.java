package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricType;

/**
 * What an attribute's number is reported as.
 *
 * @param factor by which it is multiplied
 * @param divisor by which it is divided after that
 */
record Measure(Family family, double factor, double divisor) {

  /** A number that is reported as it is. */
  static Measure plain(Family family) {
    return new Measure(family, 1, 1);
  }

  /** A number of thousandths, millionths or tenths. */
  static Measure parts(Family family, double divisor) {
    return new Measure(family, 1, divisor);
  }

  /** Tells whether it can be {@code raw}: what only grows is never below 0. */
  boolean takes(long raw) {
    return raw >= 0 || family.type() != MetricType.COUNTER;
  }

  /** The value that {@code raw} of the file is. */
  double valueOf(long raw) {
    return raw * factor / divisor;
  }
}
