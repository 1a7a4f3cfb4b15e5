package io.hostwatch.bridge.webhook;

/** A request is answered with a failure; the message is for its sender and holds no secret. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  RefusedException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
    reason = message;
  }

  /** The fault is the bridge's and the same request may work later. */
  static RefusedException unavailable(String message) {
    return new RefusedException(503, message);
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }
}
