package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.webhook.Admission.Ticket;
import java.util.HashMap;
import java.util.Map;

/**
 * What of one body is kept, and how much memory that takes until it is committed. Equal texts
 * become one object: the alerts of a group have most of their labels in common. Not thread-safe.
 */
final class BodyMemory {

  /** What one body may make the bridge hold, beside its own bytes. */
  static final long MOST = 192L << 20;

  // An episode, an event and a delivery will be made of an alert, and rows of its labels.
  private static final long PER_ALERT = 700;
  private static final long PER_PAIR = 48;
  private static final long PER_TEXT = 56;

  private final Map<String, String> texts = new HashMap<>();
  private final long body;
  private final Ticket ticket;
  private final Deadline deadline;
  private long held;

  /**
   * Begins a body.
   *
   * @param body how many bytes it has
   */
  BodyMemory(long body, Ticket ticket, Deadline deadline) {
    this.body = body;
    this.ticket = ticket;
    this.deadline = deadline;
  }

  /**
   * Makes room for an alert.
   *
   * @throws BadAlertException if the body made the bridge hold too much
   * @throws RefusedException if there is no memory in time; so do the others
   */
  void addAlert() {
    hold(PER_ALERT);
  }

  /** Makes room for the place of a label or an annotation. */
  void addPair() {
    hold(PER_PAIR);
  }

  /** Keeps {@code text}; returns the first that was equal to it. */
  String text(String text) {
    String known = texts.get(text);
    if (known != null) {
      return known;
    }
    hold(PER_TEXT + text.length());
    texts.put(text, text);
    return text;
  }

  /** Keeps a text of the message beside its alerts, of which there are few. */
  String beside(String text) {
    grow(PER_TEXT + text.length());
    return text;
  }

  private void hold(long bytes) {
    if (held + bytes > MOST) {
      throw new BadAlertException(
          "the alerts before it take all of the memory that one body may take");
    }
    grow(bytes);
  }

  private void grow(long bytes) {
    held += bytes;
    ticket.grow(body + held, deadline);
  }
}
