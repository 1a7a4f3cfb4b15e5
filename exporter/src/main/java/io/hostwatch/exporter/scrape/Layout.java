package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The series that a collector added in one run, in the order of adding.
 *
 * <p>A collector hardly ever adds other series than the time before, and then its runs share one
 * layout: whoever has worked something out for a layout need not do so again. Immutable.
 */
final class Layout {
  static final Layout EMPTY = new Layout();

  private final Series[] series;
  private final List<Group> groups;

  /** The places of one family's series. */
  record Group(Family family, List<Integer> places) {}

  Layout(Series... series) {
    this.series = series;
    this.groups = groups(series);
  }

  int size() {
    return series.length;
  }

  Series series(int place) {
    return series[place];
  }

  /** The first {@code count} series. */
  Series[] first(int count) {
    return Arrays.copyOf(series, count);
  }

  /** The families in the order in which each was first added. */
  List<Group> groups() {
    return groups;
  }

  private static List<Group> groups(Series... series) {
    Map<Family, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < series.length; i++) {
      places.computeIfAbsent(series[i].family(), unseen -> new ArrayList<>()).add(i);
    }
    return places.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
  }
}
