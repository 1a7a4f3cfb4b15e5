package io.hostwatch.bridge.webhook;

/** One alert of a body cannot be understood; the message says what, where and what was expected. */
final class BadAlertException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadAlertException(String message) {
    super(message, null, false, false);
  }
}
