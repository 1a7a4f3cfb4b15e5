package io.hostwatch.bridge.alert;

/** Whether people are owed word of a transition. */
public enum Debt {
  /** Nothing; what is kept from them stays so. */
  NONE,
  /**
   * Each event of an episode that they know of: its end when its hold is over, everything else at
   * once and after what was kept from them.
   */
  OWED,
  /**
   * Nothing, and what was kept from them no longer holds: they are never told. Whoever was told all
   * the same, since clocks do not agree, is owed what begins.
   */
  WITHDRAWN
}
