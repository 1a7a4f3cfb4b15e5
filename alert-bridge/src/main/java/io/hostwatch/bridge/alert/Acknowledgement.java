package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's word that they look after an open episode. It stops reminders and nothing else.
 *
 * @param until when it ends by itself, absent if only the episode's end or a person ends it
 * @param comment possibly empty
 */
public record Acknowledgement(String by, Instant at, Optional<Instant> until, String comment) {

  /** Tells whether it still holds. */
  public boolean holds(Instant now) {
    return until.filter(end -> !end.isAfter(now)).isEmpty();
  }

  /** Tells whether it says the same, whenever it was said. */
  boolean isSaidBy(Acknowledgement other) {
    return by.equals(other.by) && until.equals(other.until) && comment.equals(other.comment);
  }

  /** As a short text for people. */
  public String text() {
    return "by "
        + by
        + until.map(end -> " until " + end).orElse("")
        + (comment.isEmpty() ? "" : ": " + comment);
  }
}
