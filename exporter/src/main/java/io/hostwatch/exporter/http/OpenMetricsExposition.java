package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.scrape.FamilySamples;
import io.hostwatch.exporter.scrape.Sample;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OpenMetrics text format, version 1.0.0.
 *
 * <p>It has no counter without {@code _total}: those become unknown. A family of which it can say
 * nothing (a histogram with broken buckets) is left out with a line in the log, once. Thread-safe.
 */
final class OpenMetricsExposition implements Exposition {
  private static final Logger LOG = LoggerFactory.getLogger(OpenMetricsExposition.class);
  static final OpenMetricsExposition SHARED = new OpenMetricsExposition();
  private static final int MOST_TOLD = 1000;
  private static final OpenMetricsTextFormatWriter WRITER = OpenMetricsTextFormatWriter.create();

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private OpenMetricsExposition() {}

  @Override
  public String contentType() {
    return OpenMetricsTextFormatWriter.CONTENT_TYPE;
  }

  @Override
  public void write(List<FamilySamples> families, TextBuffer out) throws IOException {
    List<MetricSnapshot> snapshots = new ArrayList<>();
    Set<String> baseNames = new HashSet<>();
    for (FamilySamples family : families) {
      boolean free = baseNames.add(ClientModel.baseName(family.family()));
      snapshot(family, free).ifPresent(snapshots::add);
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    WRITER.write(text, new MetricSnapshots(snapshots), EscapingScheme.UNDERSCORE_ESCAPING);
    out.bytes(text.toByteArray());
  }

  private Optional<MetricSnapshot> snapshot(FamilySamples family, boolean baseNameIsFree) {
    try {
      return Optional.of(
          switch (family.family().type()) {
            case HISTOGRAM -> histogram(family);
            case SUMMARY -> summary(family);
            case COUNTER, GAUGE, UNTYPED ->
                baseNameIsFree && ClientModel.expresses(family.family())
                    ? ClientModel.snapshot(family)
                    : ClientModel.unknown(family);
          });
    } catch (IllegalArgumentException e) {
      leftOut(family.family().name(), e);
      return Optional.empty();
    }
  }

  private void leftOut(String family, IllegalArgumentException reason) {
    if (told.size() < MOST_TOLD && told.add(family)) {
      LOG.atWarn()
          .addKeyValue("family", family)
          .addKeyValue("reason", reason.getMessage())
          .log("family cannot be said in OpenMetrics and is left out, said once");
    }
  }

  private static MetricSnapshot histogram(FamilySamples family) {
    return new HistogramSnapshot(
        metadata(family),
        family.samples().stream()
            .map(sample -> histogramPoint(sample, ((Sample.Spread) sample).distribution()))
            .toList());
  }

  private static HistogramDataPointSnapshot histogramPoint(Sample sample, Distribution spread) {
    List<Double> bounds = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    double below = 0;
    for (Distribution.Part part : spread.parts()) {
      bounds.add(bound(part));
      counts.add((long) (part.value() - below));
      below = part.value();
    }
    if (!bounds.contains(Double.POSITIVE_INFINITY)) {
      bounds.add(Double.POSITIVE_INFINITY);
      counts.add((long) (spread.count() - below));
    }
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(bounds, counts),
        spread.sum(),
        ClientModel.labels(sample),
        Exemplars.EMPTY,
        0L);
  }

  private static MetricSnapshot summary(FamilySamples family) {
    return new SummarySnapshot(
        metadata(family),
        family.samples().stream()
            .map(sample -> summaryPoint(sample, ((Sample.Spread) sample).distribution()))
            .toList());
  }

  private static SummaryDataPointSnapshot summaryPoint(Sample sample, Distribution spread) {
    List<Quantile> quantiles =
        spread.parts().stream().map(part -> new Quantile(bound(part), part.value())).toList();
    return new SummaryDataPointSnapshot(
        (long) spread.count(),
        spread.sum(),
        Quantiles.of(quantiles),
        ClientModel.labels(sample),
        Exemplars.EMPTY,
        0L);
  }

  private static double bound(Distribution.Part part) {
    return switch (part.bound().toLowerCase(Locale.ROOT)) {
      case "+inf", "inf", "+infinity", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case String number -> Double.parseDouble(number);
    };
  }

  private static MetricMetadata metadata(FamilySamples family) {
    return new MetricMetadata(family.family().name(), family.family().help());
  }
}
