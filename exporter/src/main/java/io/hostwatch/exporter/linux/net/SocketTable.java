package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.ProcText;

/**
 * Walks the sockets in {@code /proc/net/tcp}, {@code tcp6}, {@code udp} or {@code udp6}: a line of
 * headings, then one a socket, whose first fields are its number, its two addresses, its state and
 * the bytes in its queues.
 */
final class SocketTable {
  private static final int FIELDS_BEFORE_STATE = 3;

  private final ProcText text;
  private int state;
  private long sending;
  private long received;

  SocketTable(ProcText text) {
    this.text = text;
    text.nextLine();
  }

  /** Moves to the next socket; false at the end. */
  boolean next() throws CollectorException {
    if (!text.nextLine()) {
      return false;
    }
    text.skipFields(FIELDS_BEFORE_STATE);
    state = (int) nextHex();
    if (!text.nextField() || !text.cutAtColon()) {
      throw text.malformed("two queues with a colon between them");
    }
    sending = text.hex();
    if (!text.nextField() || !text.skip(":")) {
      throw text.malformed("two queues with a colon between them");
    }
    received = text.hex();
    return true;
  }

  /** The socket's state as the kernel numbers it. */
  int state() {
    return state;
  }

  /** The bytes that wait to be sent or to be acknowledged. */
  long sending() {
    return sending;
  }

  /** The bytes that wait to be read. */
  long received() {
    return received;
  }

  private long nextHex() throws CollectorException {
    if (!text.nextField()) {
      throw text.malformed("a socket's state");
    }
    return text.hex();
  }
}
