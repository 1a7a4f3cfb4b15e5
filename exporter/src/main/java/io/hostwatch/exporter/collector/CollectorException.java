package io.hostwatch.exporter.collector;

import java.io.IOException;

/**
 * A source was read but what it says cannot be right; the message names the source and the line.
 */
public class CollectorException extends IOException {
  private static final long serialVersionUID = 1L;

  public CollectorException(String message) {
    super(message);
  }

  public CollectorException(String message, Throwable cause) {
    super(message, cause);
  }
}
