package io.hostwatch.exporter.collector;

/** The type that a family's {@code # TYPE} line states. */
public enum MetricType {
  COUNTER,
  GAUGE,
  UNTYPED
}
