package io.hostwatch.bridge.delivery;

import java.util.Locale;
import java.util.Set;

/** Where a delivery stands. */
public enum DeliveryState {
  /** Not tried yet. */
  PENDING,
  /** Leased to a dispatcher that is sending it now. */
  IN_FLIGHT,
  /** Tried without success; waits for its next time. */
  RETRY,
  /**
   * Waits for its target, which takes nothing now. It shows so and is kept as what it will be again
   * once its target is no longer parked: pending or retry.
   */
  PARKED,
  /** The receiver took it. */
  DELIVERED,
  /** Given up; a person must look. */
  DEAD,
  /** Another delivery is told in its place, or was. */
  SUPERSEDED,
  /** Given up, since its target left the configuration and did not come back. */
  CANCELLED;

  private static final Set<DeliveryState> SETTLED = Set.of(DELIVERED, DEAD, SUPERSEDED, CANCELLED);

  /** Tells whether nothing more becomes of it by itself. */
  public boolean isSettled() {
    return SETTLED.contains(this);
  }

  /** This state as it shows while the target is parked. */
  public DeliveryState ofParked() {
    return this == PENDING || this == RETRY ? PARKED : this;
  }

  /** The word as the API and the metrics spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
