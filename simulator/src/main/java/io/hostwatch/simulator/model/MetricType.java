package io.hostwatch.simulator.model;

/** The types of the exposition formats that occur here. */
public enum MetricType {
  COUNTER("counter"),
  GAUGE("gauge"),
  HISTOGRAM("histogram"),
  UNTYPED("untyped");

  private final String text;

  MetricType(String text) {
    this.text = text;
  }

  /** The word of the text format 0.0.4. */
  public String text() {
    return text;
  }
}
