package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.notify.Handover;
import java.io.IOException;

/** How far a mail came, and whether it may go further. Thread-safe. */
final class Sending {
  private Handover handover = Handover.NOT_BEGUN;
  private boolean isWithdrawn;

  /**
   * Notes that it comes that far.
   *
   * @throws IOException if it was withdrawn before
   */
  synchronized void reach(Handover further) throws IOException {
    if (isWithdrawn) {
      throw new IOException("given up meanwhile");
    }
    handover = further;
  }

  /** Keeps it from coming any further; returns how far it came. */
  synchronized Handover withdraw() {
    isWithdrawn = true;
    return handover;
  }

  synchronized Handover handover() {
    return handover;
  }
}
