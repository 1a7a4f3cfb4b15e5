package io.hostwatch.bridge.tracing;

/** OpenTelemetry's configuration cannot be used; the message says what of it. */
public final class TracingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TracingException(String message, Throwable cause) {
    super(message, cause);
  }
}
