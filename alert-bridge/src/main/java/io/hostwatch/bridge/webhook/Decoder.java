package io.hostwatch.bridge.webhook;

/** Reads the bodies of one ingest path. Thread-safe. */
interface Decoder {

  /**
   * Reads {@code body}.
   *
   * @throws RefusedException if the deadline passes before all of it is read
   */
  Decoded decode(byte[] body, Deadline deadline);
}
