package io.hostwatch.bridge.notify;

/** How far a message came in an attempt that was not accepted. */
public enum Handover {
  /**
   * It surely failed before any of the message was sent: it is not the message that it fails by.
   */
  NOT_BEGUN,

  /** The receiver said that it did not take it, or cannot have it whole. */
  NOT_TAKEN,

  /** It was sent whole, or may have been, and nobody said that it was not taken. */
  UNKNOWN
}
