package io.hostwatch.bridge.alert;

/** By which of its two ways in the bridge heard of an alert. */
public enum IngestPath {
  /** Alertmanager's webhook: what people are to be told. */
  WEBHOOK,
  /** Straight from Prometheus: all that fires, silenced or not, each time it is sent again. */
  PROMETHEUS;

  /** The word for metrics: {@code webhook} or {@code prometheus}. */
  public String text() {
    return this == WEBHOOK ? "webhook" : "prometheus";
  }
}
