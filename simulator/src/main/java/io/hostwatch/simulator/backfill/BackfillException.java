package io.hostwatch.simulator.backfill;

/** The past could not be written; the message says why, in words for people. */
public final class BackfillException extends Exception {
  private static final long serialVersionUID = 1L;

  BackfillException(String message) {
    super(message);
  }

  BackfillException(String message, Throwable cause) {
    super(message, cause);
  }
}
