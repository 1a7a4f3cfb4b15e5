package io.hostwatch.bridge.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
  /** Not tried yet. */
  PENDING,
  /** Leased to a dispatcher that is sending it now. */
  IN_FLIGHT,
  /** Tried without success; waits for its next time. */
  RETRY,
  /** The receiver took it. */
  DELIVERED,
  /** Given up; a person must look. */
  DEAD;

  /** The word as the API and the metrics spell it. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
