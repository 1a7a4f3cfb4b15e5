package io.hostwatch.bridge;

/** The bridge cannot start; the message is for who started it and says why in one line. */
final class StartFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailedException(String message) {
    super(message);
  }
}
