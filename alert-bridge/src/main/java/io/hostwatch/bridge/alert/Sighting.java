package io.hostwatch.bridge.alert;

import java.time.Instant;

/**
 * One alert as the bridge heard of it.
 *
 * @param source the name of the ingest path's source
 * @param path by which it came
 * @param at when the bridge heard of it, by the bridge's clock
 */
public record Sighting(String source, IngestPath path, Alert alert, Instant at) {

  /** One that came by Alertmanager's webhook. */
  public Sighting(String source, Alert alert, Instant at) {
    this(source, IngestPath.WEBHOOK, alert, at);
  }

  boolean isFromPrometheus() {
    return path == IngestPath.PROMETHEUS;
  }
}
