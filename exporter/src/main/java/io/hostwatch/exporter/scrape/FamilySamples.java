package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.Family;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A family and its samples in one scrape; the samples may differ in label names where collectors
 * merged. Immutable.
 */
public final class FamilySamples {
  private final PlannedFamily planned;
  private final Reading[] readings;

  FamilySamples(PlannedFamily planned, Reading... readings) {
    this.planned = planned;
    this.readings = readings;
  }

  /** The family's name, help and type. */
  public Family family() {
    return planned.family();
  }

  /** How many samples there are. */
  public int size() {
    return planned.size();
  }

  /** The lines before the samples in the text format; not to be changed. */
  public byte[] head() {
    return planned.head();
  }

  /** The sample's series as the text format spells it, with the blank after; not to be changed. */
  public byte[] text(int sample) {
    return planned.series(sample).text();
  }

  /** The sample's value, unless it is a distribution. */
  public double value(int sample) {
    return readings[planned.source(sample)].value(planned.place(sample));
  }

  /** The samples one by one. */
  public List<Sample> samples() {
    List<Sample> samples = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      samples.add(sample(i));
    }
    return samples;
  }

  private Sample sample(int i) {
    Series series = planned.series(i);
    List<String> names = series.family().labelNames();
    @Nullable Distribution distribution =
        readings[planned.source(i)].distributions().get(planned.place(i));
    return distribution == null
        ? new Sample.Value(names, series.labelValues(), value(i))
        : new Sample.Spread(names, series.labelValues(), distribution);
  }
}
