package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricType;
import io.hostwatch.exporter.scrape.FamilySamples;
import io.hostwatch.exporter.scrape.Sample;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.List;

/**
 * Families as client_java's snapshots.
 *
 * <p>Info families stay gauges under their full name and no unit is ever set: both would rename the
 * family in one of the formats.
 */
final class ClientModel {
  private static final String TOTAL = "_total";

  private ClientModel() {}

  /** Tells whether client_java writes this family under the name and with the values it has. */
  static boolean expresses(Family family) {
    return switch (family.type()) {
      case COUNTER -> family.name().endsWith(TOTAL) && family.name().length() > TOTAL.length();
      case GAUGE, UNTYPED -> true;
      case HISTOGRAM, SUMMARY -> false;
    };
  }

  /** The name under which client_java files a family: two alike cannot stand in one document. */
  static String baseName(Family family) {
    String name = family.name();
    return family.type() == MetricType.COUNTER && name.endsWith(TOTAL)
        ? name.substring(0, name.length() - TOTAL.length())
        : name;
  }

  /**
   * The snapshot of a family of plain values.
   *
   * @throws IllegalArgumentException if client_java refuses a name or label
   */
  static MetricSnapshot snapshot(FamilySamples samples) {
    Family family = samples.family();
    MetricMetadata metadata = new MetricMetadata(baseName(family), family.help());
    return switch (family.type()) {
      case COUNTER -> new CounterSnapshot(metadata, points(samples, ClientModel::counter));
      case GAUGE -> new GaugeSnapshot(metadata, points(samples, ClientModel::gauge));
      default -> unknown(samples);
    };
  }

  /** The snapshot of a family of plain values whose type the format cannot state. */
  static MetricSnapshot unknown(FamilySamples samples) {
    MetricMetadata metadata = new MetricMetadata(samples.family().name(), samples.family().help());
    return new UnknownSnapshot(metadata, points(samples, ClientModel::untyped));
  }

  static Labels labels(Sample sample) {
    return Labels.of(sample.labelNames(), sample.labelValues());
  }

  private static CounterDataPointSnapshot counter(double value, Labels labels) {
    return new CounterDataPointSnapshot(value, labels, null, 0L);
  }

  private static GaugeDataPointSnapshot gauge(double value, Labels labels) {
    return new GaugeDataPointSnapshot(value, labels, null);
  }

  private static UnknownDataPointSnapshot untyped(double value, Labels labels) {
    return new UnknownDataPointSnapshot(value, labels, null);
  }

  private interface PointMaker<P> {
    P point(double value, Labels labels);
  }

  private static <P> List<P> points(FamilySamples samples, PointMaker<P> maker) {
    return samples.samples().stream()
        .map(sample -> maker.point(((Sample.Value) sample).value(), labels(sample)))
        .toList();
  }
}
