package io.hostwatch.bridge.alert;

/** What happened to an episode. */
public enum EventType {
  /** It began. */
  FIRED,
  /** Alertmanager sent what Prometheus had reported before: from now on people are told. */
  NOTIFIED,
  /** A closed episode with the same start fires again; the same thread goes on. */
  REOPENED,
  /** Its annotations changed; recorded, told to nobody. */
  UPDATED,
  /** It ended. */
  RESOLVED,
  /** A newer occurrence was seen before its end was. */
  SUPERSEDED,
  /** Prometheus no longer speaks of it: the end is inferred. */
  EXPIRED;

  /** Tells whether the episode is over with it. */
  public boolean isEnd() {
    return this == RESOLVED || this == SUPERSEDED || this == EXPIRED;
  }
}
