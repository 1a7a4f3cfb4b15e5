package io.hostwatch.bridge.alert;

/** What happened to an episode. */
public enum EventType {
  /** It began. */
  FIRED,
  /** A closed episode with the same start fires again; the same thread goes on. */
  REOPENED,
  /** Its annotations changed; recorded, told to nobody. */
  UPDATED,
  /** It ended. */
  RESOLVED,
  /** A newer occurrence was seen before its end was. */
  SUPERSEDED
}
