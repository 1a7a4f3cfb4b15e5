package io.hostwatch.bridge.store;

import java.util.Locale;

/** What the store keeps for a time and then deletes. */
public enum Kept {
  RECEIPT,
  EVENT,
  ATTEMPT,
  DELIVERY,
  ALERT;

  /** As the metrics say it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
