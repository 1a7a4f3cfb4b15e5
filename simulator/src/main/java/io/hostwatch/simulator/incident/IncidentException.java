package io.hostwatch.simulator.incident;

/** An incident that cannot be: what was written, and what is wrong with it. */
public final class IncidentException extends Exception {
  /** Says what is wrong. */
  public IncidentException(String message) {
    super(message);
  }
}
