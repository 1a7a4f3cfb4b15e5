package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.scrape.Sample;
import io.hostwatch.exporter.scrape.SeriesText;
import java.util.ArrayList;
import java.util.List;

/** A histogram's or summary's lines in the text format. */
final class SpreadText {

  private SpreadText() {}

  /**
   * Adds the buckets or quantiles, the sum and the count.
   *
   * @param suffix what a part's name has after the family's
   * @param bound the label that tells the parts apart
   */
  static void write(
      String family, Sample.Spread sample, String suffix, String bound, TextBuffer buffer) {
    List<String> names = with(sample.labelNames(), bound);
    Distribution distribution = sample.distribution();
    for (Distribution.Part part : distribution.parts()) {
      List<String> values = with(sample.labelValues(), part.bound());
      line(SeriesText.of(family + suffix, names, values), part.value(), buffer);
    }
    line(labelled(family + "_sum", sample), distribution.sum(), buffer);
    line(labelled(family + "_count", sample), distribution.count(), buffer);
  }

  private static String labelled(String name, Sample sample) {
    return SeriesText.of(name, sample.labelNames(), sample.labelValues());
  }

  private static void line(String series, double value, TextBuffer buffer) {
    buffer.text(series);
    buffer.text(" ");
    buffer.number(value);
    buffer.newLine();
  }

  private static List<String> with(List<String> list, String last) {
    List<String> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
