package io.hostwatch.exporter.collector;

import java.util.Locale;

/** The type that a family's {@code # TYPE} line states. */
public enum MetricType {
  COUNTER,
  GAUGE,
  UNTYPED,
  /** Only user-written files have these two; the host's own families are plain values. */
  HISTOGRAM,
  SUMMARY;

  /** The type's word in the Prometheus text format. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
