package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Labels;
import java.time.Duration;
import java.time.Instant;

/**
 * Whose turn it is among the deliveries of one target that are due: what begins before what goes on
 * or ends, and in both what is critical first.
 *
 * <p>Nothing starves: a class is not ahead for good but by half a minute over the next one.
 * Whatever has been due for a minute and a half goes before anything that becomes due now.
 */
public enum Priority {
  /** A critical alert begins. */
  CRITICAL_BEGINNING(0),
  /** Another alert begins. */
  BEGINNING(1),
  /** A critical alert goes on or ends. */
  CRITICAL_NEWS(2),
  /** Another alert goes on or ends. */
  NEWS(3);

  private static final Duration HEAD_START = Duration.ofSeconds(30);

  private final int rank;

  Priority(int rank) {
    this.rank = rank;
  }

  /** The class of this rank. */
  public static Priority ofRank(int rank) {
    return switch (rank) {
      case 0 -> CRITICAL_BEGINNING;
      case 1 -> BEGINNING;
      case 2 -> CRITICAL_NEWS;
      default -> NEWS;
    };
  }

  /** Its place as the store keeps it, 0 for the first. */
  public int rank() {
    return rank;
  }

  /** The class of an event of an alert with these labels. */
  public static Priority of(EventType event, Labels labels) {
    boolean isCritical = labels.orEmpty("severity").equalsIgnoreCase("critical");
    return switch (event) {
      case FIRED, NOTIFIED, REOPENED -> isCritical ? CRITICAL_BEGINNING : BEGINNING;
      default -> isCritical ? CRITICAL_NEWS : NEWS;
    };
  }

  /** When it is the turn of what became due then: the earlier goes first. */
  public Instant turn(Instant dueAt) {
    return dueAt.plus(HEAD_START.multipliedBy(rank));
  }
}
