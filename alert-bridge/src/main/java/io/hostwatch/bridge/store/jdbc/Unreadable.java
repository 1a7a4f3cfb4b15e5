package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.StoreException;
import java.sql.SQLException;

/** A row of the table {@code episode} that holds what the bridge does not write. */
record Unreadable(Id episode, Fingerprint alert, RuntimeException cause) {

  /** Which it is, for people who can mend it. */
  String text() {
    return text("episode", episode, "mend it, or delete the episode", cause);
  }

  /** As what is wrong with this one alone. */
  StoreException failure() {
    return new StoreException(text(), cause);
  }

  /**
   * Reads a row of another table, or its part of a row. Its id comes first.
   *
   * @param kind what such a row is
   * @throws StoreException if it holds what the bridge does not write: what is wrong with this one
   *     alone
   */
  static <T> T orElseFail(String kind, Row row, Statements.Mapper<T> mapper) throws SQLException {
    Id id = row.next();
    try {
      return mapper.map(row);
    } catch (RuntimeException e) {
      throw new StoreException(text(kind, id, "mend it", e), e);
    }
  }

  private static String text(String kind, Id id, String advice, RuntimeException cause) {
    return "%s %s: its row cannot be read: %s (%s)"
        .formatted(kind, id, advice, cause.getClass().getSimpleName());
  }
}
