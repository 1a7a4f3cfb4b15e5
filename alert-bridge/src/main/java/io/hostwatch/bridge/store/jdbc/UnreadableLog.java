package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.UnreadableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log which rows cannot be read, each once however often it is met, until the next start.
 * Thread-safe.
 */
final class UnreadableLog {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableLog.class);
  private static final int MOST_REMEMBERED = 10_000;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** It is passed over where lists, polls and sweeps read it. */
  void leftOut(Unreadable row) {
    leftOut(row.text());
  }

  /**
   * The same of any row.
   *
   * @param row which it is and what is to be done
   */
  void leftOut(String row) {
    tell("left out of lists, polls and sweeps", row);
  }

  /** Asks for something by its id, and tells of it if it cannot be read. */
  <T> T telling(Supplier<T> asked) {
    try {
      return asked.get();
    } catch (UnreadableException e) {
      leftOut(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** What was just reported of its alert could not be applied to it. */
  void inReceiptAlone(Unreadable row) {
    tell("an alert stands in its receipt alone", row.text());
  }

  private void tell(String what, String row) {
    String text = what + ": " + row;
    if (told.size() >= MOST_REMEMBERED) {
      told.clear();
    }
    if (told.add(text)) {
      LOG.error(text);
    }
  }
}
