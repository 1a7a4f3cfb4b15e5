package io.hostwatch.exporter.collector;

import java.io.IOException;

/**
 * Reads one subject of the host, such as memory or disks, and reports it as samples.
 *
 * <p>One instance serves every scrape and two scrapes may call it at the same time, so an
 * implementation keeps no state that two calls could tear. A collector may block; the scrape gives
 * it a deadline and never starts it again while an earlier call still runs.
 */
public interface Collector {

  /** Names this collector in flags and in {@code node_scrape_collector_success}. */
  CollectorName name();

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
