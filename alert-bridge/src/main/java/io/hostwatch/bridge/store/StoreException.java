package io.hostwatch.bridge.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what it was asked; the message begins with what that was. */
public sealed class StoreException extends RuntimeException permits UnreadableException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is: a closed list, since it labels a metric. */
  public enum Reason {
    /** No space is left. */
    FULL,
    /** It may be read but not written. */
    READ_ONLY,
    /** What is stored contradicts itself, or is something else. */
    DAMAGED,
    /** Another process does not let go of it. */
    LOCKED,
    /** It is not where it was. */
    GONE,
    /** It could not be opened, read or written. */
    IO,
    /** Too much is under way. */
    BUSY,
    /** It was closed. */
    CLOSED,
    /** What was asked failed for itself; the next may well go through. */
    OTHER
  }

  private final Reason reason;

  public StoreException(String message) {
    this(Reason.OTHER, message);
  }

  public StoreException(String message, @Nullable Throwable cause) {
    this(Reason.OTHER, message, cause);
  }

  public StoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public StoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kind of failure it is. */
  public Reason reason() {
    return reason;
  }
}
