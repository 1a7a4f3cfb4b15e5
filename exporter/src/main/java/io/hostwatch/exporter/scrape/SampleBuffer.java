package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers one run's samples. Thread-safe: a scrape whose deadline has passed takes a reading while
 * the collector may still be adding.
 */
final class SampleBuffer implements MetricSink {
  private static final int SPARE = 16;
  private static final int FARTHEST = 64;

  private final Layout expected;
  private final Map<Integer, Distribution> distributions = HashMap.newHashMap(0);
  private double[] values;
  private int count;
  private int next; // place in expected of what should come now
  private boolean isAsExpected = true;
  private Series[] found = {}; // only used once something is not as expected

  /**
   * @param expected what the collector added the last time
   */
  SampleBuffer(Layout expected) {
    this.expected = expected;
    this.values = new double[expected.size() + SPARE];
  }

  @Override
  public synchronized void add(Family family, double value, String... labelValues) {
    if (labelValues.length != family.labelNames().size()) {
      throw wrongNumber(family, labelValues);
    }
    if (next < expected.size() && expected.series(next).is(family, labelValues)) {
      if (!isAsExpected) {
        put(expected.series(next));
      }
      next++;
    } else {
      put(unexpected(family, labelValues));
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count] = value;
    count++;
  }

  @Override
  public synchronized void addDistribution(
      Family family, Distribution distribution, String... labelValues) {
    int place = count;
    add(family, Double.NaN, labelValues);
    distributions.put(place, distribution);
  }

  /** What has been added so far. */
  synchronized Reading reading() {
    return new Reading(layout(), values.clone(), Map.copyOf(distributions));
  }

  /** What was added, when nothing will be any more. */
  synchronized Reading last() {
    return new Reading(layout(), values, distributions);
  }

  private Layout layout() {
    if (!isAsExpected) {
      return new Layout(Arrays.copyOf(found, count));
    }
    return count == expected.size() ? expected : new Layout(expected.first(count));
  }

  /** Either something is new, or what should have come before it is gone. */
  private Series unexpected(Family family, String... labelValues) {
    int end = Math.min(expected.size(), next + FARTHEST);
    for (int i = next + 1; i < end; i++) {
      if (expected.series(i).is(family, labelValues)) {
        next = i + 1;
        return expected.series(i);
      }
    }
    return new Series(family, labelValues);
  }

  private void put(Series series) {
    if (isAsExpected) {
      found = Arrays.copyOf(expected.first(count), count + SPARE);
      isAsExpected = false;
    } else if (count == found.length) {
      found = Arrays.copyOf(found, count * 2);
    }
    found[count] = series;
  }

  private static IllegalArgumentException wrongNumber(Family family, String... labelValues) {
    return new IllegalArgumentException(
        "%s has the labels %s but %d values were given"
            .formatted(family.name(), family.labelNames(), labelValues.length));
  }
}
