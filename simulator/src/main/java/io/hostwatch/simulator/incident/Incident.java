package io.hostwatch.simulator.incident;

/**
 * One thing that goes wrong once.
 *
 * @param kind what
 * @param host where; empty for what happens to a service
 * @param window when
 */
public record Incident(IncidentKind kind, String host, Window window) {
  /** The host of what happens to no host. */
  public static final String NO_HOST = "";

  boolean collidesWith(Incident other) {
    return kind == other.kind && host.equals(other.host) && window.overlaps(other.window);
  }
}
