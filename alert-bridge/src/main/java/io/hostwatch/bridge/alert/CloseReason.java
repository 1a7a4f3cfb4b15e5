package io.hostwatch.bridge.alert;

/** Why an episode is closed. */
public enum CloseReason {
  /** The sender said so. */
  RESOLVED,
  /** A newer start was seen; the resolve in between was missed and the end is inferred. */
  SUPERSEDED,
  /** Prometheus stopped speaking of it without saying that it ended. */
  EXPIRED,
  /** Alertmanager no longer holds it and never told its end, which is inferred. */
  RECONCILED
}
