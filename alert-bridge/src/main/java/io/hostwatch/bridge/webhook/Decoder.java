package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.webhook.Admission.Ticket;

/** Reads the bodies of one ingest path. Thread-safe. */
interface Decoder {

  /**
   * Reads {@code body}.
   *
   * @param ticket grows with what is made of it
   * @throws RefusedException if the deadline passes before all of it is read
   */
  Decoded decode(byte[] body, Ticket ticket, Deadline deadline);
}
