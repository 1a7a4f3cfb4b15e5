package io.hostwatch.exporter.collector;

import java.io.IOException;

/**
 * Reads one subject of the host, such as memory or disks, and reports it as samples.
 *
 * <p>One instance serves every scrape. It is called once at a time, on one thread or another, and
 * never again while an earlier call still runs. A collector may block; the scrape gives it a
 * deadline.
 */
public interface Collector {

  /** Names this collector in flags and in {@code node_scrape_collector_success}. */
  CollectorName name();

  /** Tells whether it runs unless it is switched off by name. */
  default boolean isOnByDefault() {
    return true;
  }

  /**
   * Reads the host now and adds what it finds to {@code sink}.
   *
   * <p>What was added before a failure is served all the same.
   *
   * @throws NoDataException when this host has no such thing, which is not a fault of the collector
   * @throws CollectorException when a source was readable but made no sense
   * @throws IOException when a source could not be read
   */
  void collect(MetricSink sink) throws IOException;
}
