package io.hostwatch.exporter.http;

import io.hostwatch.exporter.scrape.FamilySamples;
import io.hostwatch.exporter.scrape.Sample;
import java.util.List;

/**
 * The Prometheus text format, version 0.0.4.
 *
 * <p>Heads and series are spelled once and copied since; only the values are written anew. Names,
 * labels and the bounds of buckets stay exactly as the collector or the text file gave them, which
 * client_java's writer would not always do: it wants {@code _total} on counters and spells {@code
 * le="10"} as {@code le="10.0"}.
 */
final class TextExposition implements Exposition {
  @Override
  public String contentType() {
    return "text/plain; version=0.0.4; charset=utf-8";
  }

  @Override
  public void write(List<FamilySamples> families, TextBuffer buffer) {
    for (FamilySamples family : families) {
      buffer.bytes(family.head());
      switch (family.family().type()) {
        case COUNTER, GAUGE, UNTYPED -> values(family, buffer);
        case HISTOGRAM -> buckets(family, "_bucket", "le", buffer);
        case SUMMARY -> buckets(family, "", "quantile", buffer);
      }
    }
  }

  private static void values(FamilySamples family, TextBuffer buffer) {
    for (int i = 0; i < family.size(); i++) {
      buffer.bytes(family.text(i));
      buffer.number(family.value(i));
      buffer.newLine();
    }
  }

  private static void buckets(
      FamilySamples family, String suffix, String bound, TextBuffer buffer) {
    for (Sample sample : family.samples()) {
      SpreadText.write(family.family().name(), (Sample.Spread) sample, suffix, bound, buffer);
    }
  }
}
