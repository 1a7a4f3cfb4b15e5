package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricType;
import io.hostwatch.exporter.scrape.FamilySamples;
import io.hostwatch.exporter.scrape.Sample;

/**
 * Writes one family in the Prometheus text format exactly as it is named.
 *
 * <p>For what client_java's model has no place for: counters without {@code _total}, and bucket
 * bounds that must keep their spelling ({@code le="10"}, not {@code le="10.0"}).
 */
final class LiteralText {
  private final StringBuilder out = new StringBuilder();

  static String of(FamilySamples samples) {
    LiteralText text = new LiteralText();
    text.head(samples.family());
    samples.samples().forEach(sample -> text.sample(samples.family(), sample));
    return text.out.toString();
  }

  private void head(Family family) {
    if (!family.help().isEmpty()) {
      String help = family.help().replace("\\", "\\\\").replace("\n", "\\n");
      out.append("# HELP ").append(family.name()).append(' ').append(help).append('\n');
    }
    out.append("# TYPE ").append(family.name()).append(' ');
    out.append(family.type().word()).append('\n');
  }

  private void sample(Family family, Sample sample) {
    switch (sample) {
      case Sample.Value value -> line(family.name(), sample, "", "", value.value());
      case Sample.Spread spread -> spread(family, sample, spread.distribution());
    }
  }

  private void spread(Family family, Sample sample, Distribution distribution) {
    boolean histogram = family.type() == MetricType.HISTOGRAM;
    String name = histogram ? family.name() + "_bucket" : family.name();
    for (Distribution.Part part : distribution.parts()) {
      line(name, sample, histogram ? "le" : "quantile", part.bound(), part.value());
    }
    line(family.name() + "_sum", sample, "", "", distribution.sum());
    line(family.name() + "_count", sample, "", "", distribution.count());
  }

  private void line(String name, Sample sample, String extraLabel, String extra, double value) {
    out.append(name);
    String separator = "{";
    for (int i = 0; i < sample.labelNames().size(); i++) {
      label(separator, sample.labelNames().get(i), sample.labelValues().get(i));
      separator = ",";
    }
    if (!extraLabel.isEmpty()) {
      label(separator, extraLabel, extra);
      separator = ",";
    }
    out.append(separator.equals(",") ? "} " : " ").append(number(value)).append('\n');
  }

  private void label(String separator, String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    out.append(separator).append(name).append("=\"").append(escaped).append('"');
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
  }
}
