package io.hostwatch.exporter.textfile;

import io.hostwatch.exporter.collector.CollectorException;

/** A text is not in the Prometheus text format, or says what may not be served. */
final class PromFormatException extends CollectorException {
  private static final long serialVersionUID = 1L;

  PromFormatException(int line, String trouble) {
    super("line " + line + ": " + trouble);
  }
}
