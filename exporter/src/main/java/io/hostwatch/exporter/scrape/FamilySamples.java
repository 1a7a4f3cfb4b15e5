package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Family;
import java.util.List;

/** A family and its samples; the samples may differ in label names where collectors merged. */
public record FamilySamples(Family family, List<Sample> samples) {

  public FamilySamples {
    samples = List.copyOf(samples);
  }
}
