package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers one run's samples. Thread-safe: a scrape whose deadline has passed takes a copy while the
 * collector may still be adding.
 */
final class SampleBuffer implements MetricSink {
  private final Map<Family, List<Sample>> families = new LinkedHashMap<>();

  @Override
  public void add(Family family, double value, String... labelValues) {
    List<String> values = values(family, labelValues);
    put(family, new Sample.Value(family.labelNames(), values, value));
  }

  @Override
  public void addDistribution(Family family, Distribution distribution, String... labelValues) {
    List<String> values = values(family, labelValues);
    put(family, new Sample.Spread(family.labelNames(), values, distribution));
  }

  synchronized List<FamilySamples> copy() {
    return families.entrySet().stream()
        .map(entry -> new FamilySamples(entry.getKey(), entry.getValue()))
        .toList();
  }

  private synchronized void put(Family family, Sample sample) {
    families.computeIfAbsent(family, unseen -> new ArrayList<>()).add(sample);
  }

  private static List<String> values(Family family, String... labelValues) {
    if (labelValues.length != family.labelNames().size()) {
      throw new IllegalArgumentException(
          "%s has the labels %s but %d values were given"
              .formatted(family.name(), family.labelNames(), labelValues.length));
    }
    return List.of(labelValues);
  }
}
