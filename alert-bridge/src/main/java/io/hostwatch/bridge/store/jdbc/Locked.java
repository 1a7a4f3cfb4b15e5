package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import java.util.List;

/**
 * Rows that belong to alerts, read so that nobody else changes them until the transaction ends.
 *
 * @param found what was read before the alerts were locked
 * @param rows what of it is still so
 * @param latest the greatest id in the histories of the alerts, whichever bridge made it
 */
record Locked<T>(List<T> found, List<T> rows, Id latest) {
  Locked {
    found = List.copyOf(found);
    rows = List.copyOf(rows);
  }
}
