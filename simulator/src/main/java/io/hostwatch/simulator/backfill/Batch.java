package io.hostwatch.simulator.backfill;

import java.util.SortedMap;

/** Gathers series and writes them whenever there are many. Not thread-safe. */
final class Batch {
  private static final int MANY = 50_000;

  private final PrometheusServer server;
  private WriteRequest request = new WriteRequest();
  private long samples;

  Batch(PrometheusServer server) {
    this.server = server;
  }

  /** One more series; one without samples is nothing. */
  void add(SortedMap<String, String> labels, Samples series)
      throws BackfillException, InterruptedException {
    if (series.size() > 0) {
      request.add(labels, series);
    }
    if (request.samples() >= MANY) {
      flush();
    }
  }

  /** Writes what is left; returns how many samples were written in all. */
  long flush() throws BackfillException, InterruptedException {
    if (request.samples() > 0) {
      server.write(request.compressed());
      samples += request.samples();
      request = new WriteRequest();
    }
    return samples;
  }
}
