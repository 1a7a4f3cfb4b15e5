package io.hostwatch.bridge.delivery;

import java.util.Locale;

/** Why a delivery is dead, as a closed set, since it is also a metric's label. */
public enum DeadReason {
  /** The receiver refused the message itself. */
  PERMANENT,
  /** It was tried as often as the channel allows. */
  EXHAUSTED,
  /** It became older than the channel allows. */
  EXPIRED,
  /** What it tells, or its own row, cannot be read; once that is mended it can be told anew. */
  UNREADABLE;

  /** The word as the API, the metrics and the store spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
