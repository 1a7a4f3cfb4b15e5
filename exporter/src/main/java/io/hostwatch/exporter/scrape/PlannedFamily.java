package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Family;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where the samples of one family stand in a scrape's readings. Immutable. */
final class PlannedFamily {
  private final Family family;
  private final byte[] head;
  private final Series[] series;
  private final int[] sources;
  private final int[] places;

  private PlannedFamily(Builder builder) {
    this.family = builder.family;
    this.head = SeriesText.head(family).getBytes(StandardCharsets.UTF_8);
    this.series = builder.series.toArray(Series[]::new);
    this.sources = builder.sources.stream().mapToInt(Integer::intValue).toArray();
    this.places = builder.places.stream().mapToInt(Integer::intValue).toArray();
  }

  Family family() {
    return family;
  }

  byte[] head() {
    return head;
  }

  int size() {
    return series.length;
  }

  Series series(int sample) {
    return series[sample];
  }

  /** The number of the reading in which the sample is. */
  int source(int sample) {
    return sources[sample];
  }

  /** The sample's place in that reading's layout. */
  int place(int sample) {
    return places[sample];
  }

  /** Gathers the places of one family. */
  static final class Builder {
    private final Family family;
    private final List<Series> series = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    Builder(Family family) {
      this.family = family;
    }

    void add(int source, int place, Series one) {
      series.add(one);
      sources.add(source);
      places.add(place);
    }

    PlannedFamily build() {
      return new PlannedFamily(this);
    }
  }
}
