package io.hostwatch.exporter.http;

import io.hostwatch.exporter.scrape.FamilySamples;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A format in which a scrape can be answered. */
sealed interface Exposition permits TextExposition, OpenMetricsExposition {

  /** What the answer's {@code Content-Type} says. */
  String contentType();

  /** Adds the families in their order to {@code out}. */
  void write(List<FamilySamples> families, TextBuffer out) throws IOException;

  /**
   * Chooses by the request's {@code Accept}.
   *
   * <p>Text 0.0.4 wins wherever it is welcome, because node_exporter answers nothing else and
   * OpenMetrics names counters differently in metadata. Only who asks for OpenMetrics without
   * naming {@code text/plain} gets it, as Prometheus does under {@code scrape_protocols:
   * [OpenMetricsText1.0.0]}.
   */
  static Exposition forAccept(String accept) {
    String wanted = accept.toLowerCase(Locale.ROOT);
    return wanted.contains("application/openmetrics-text") && !wanted.contains("text/plain")
        ? OpenMetricsExposition.SHARED
        : new TextExposition();
  }
}
