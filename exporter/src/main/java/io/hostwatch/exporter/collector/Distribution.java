package io.hostwatch.exporter.collector;

import java.util.List;

/**
 * One histogram or summary: its buckets or quantiles, and what they add up to.
 *
 * @param parts cumulative buckets by {@code le}, or values by {@code quantile}, in the order given
 */
public record Distribution(List<Part> parts, double sum, double count) {

  public Distribution {
    parts = List.copyOf(parts);
  }

  /**
   * One bucket or quantile.
   *
   * @param bound the label's value as it was written, for example {@code 0.5} or {@code +Inf}
   */
  public record Part(String bound, double value) {}
}
