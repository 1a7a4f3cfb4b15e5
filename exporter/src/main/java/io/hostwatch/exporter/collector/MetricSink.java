package io.hostwatch.exporter.collector;

/** Takes the samples of one collector in one scrape. Used by one thread; never blocks. */
public interface MetricSink {

  /**
   * Adds one sample.
   *
   * @param labelValues one value for each of the family's label names, in their order
   * @throws IllegalArgumentException if the number of values differs from that of the names
   */
  void add(Family family, double value, String... labelValues);

  /**
   * Adds one histogram or summary.
   *
   * <p>Only sinks behind collectors that meet them take these; the others refuse.
   *
   * @throws IllegalArgumentException if the number of values differs from that of the names
   */
  default void addDistribution(Family family, Distribution distribution, String... labelValues) {
    throw new UnsupportedOperationException(family.name() + ": this sink takes plain values only");
  }
}
