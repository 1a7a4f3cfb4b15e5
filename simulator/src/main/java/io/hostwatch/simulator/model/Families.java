package io.hostwatch.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the families of a target while it is made. Not thread-safe. */
public final class Families {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** What goes up and down. */
  public Entry gauge(String name, String help) {
    return entry(name, MetricType.GAUGE, help);
  }

  /** What only goes up. */
  public Entry counter(String name, String help) {
    return entry(name, MetricType.COUNTER, help);
  }

  /** What node_exporter gives without a type. */
  public Entry untyped(String name, String help) {
    return entry(name, MetricType.UNTYPED, help);
  }

  /** How long things took. */
  public Entry histogram(String name, String help) {
    return entry(name, MetricType.HISTOGRAM, help);
  }

  /** All that was gathered, in its order. */
  public List<Family> list() {
    return entries.values().stream().map(Entry::family).toList();
  }

  private Entry entry(String name, MetricType type, String help) {
    return entries.computeIfAbsent(name, _ -> new Entry(name, type, help));
  }

  /** A family that is being filled. */
  public static final class Entry {
    private final String name;
    private final MetricType type;
    private final String help;
    private final List<Series> series = new ArrayList<>();

    private Entry(String name, MetricType type, String help) {
      this.name = name;
      this.type = type;
      this.help = help;
    }

    /** Its only series, without labels. */
    public void is(Reading reading) {
      with(Labels.NONE, reading);
    }

    /** One more series. */
    public Entry with(Labels labels, Reading reading) {
      series.add(new Series("", labels, reading));
      return this;
    }

    /** One more histogram. */
    public Entry with(Labels labels, Distribution distribution) {
      series.addAll(distribution.series(labels));
      return this;
    }

    private Family family() {
      return new Family(name, type, help, series);
    }
  }
}
