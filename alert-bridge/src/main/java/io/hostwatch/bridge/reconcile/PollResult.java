package io.hostwatch.bridge.reconcile;

/** How asking one Alertmanager ended. */
public enum PollResult {
  /** It told all that it holds. */
  ANSWERED,
  /** There was no connection, or it broke. */
  UNREACHABLE,
  /** It did not tell all in time. */
  TIMEOUT,
  /** It answered 5xx: it is busy, or not ready. */
  BUSY,
  /** It answered another status than 200. */
  REFUSED,
  /** What it told cannot be understood, or breaks off. */
  MALFORMED,
  /** It told more than the bridge takes. */
  TOO_LARGE
}
