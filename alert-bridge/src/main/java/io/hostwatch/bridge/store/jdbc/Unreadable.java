package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.UnreadableException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A row of the table {@code episode} that holds what the bridge does not write.
 *
 * @param episode its id, which may be one that the bridge does not write either
 */
record Unreadable(long episode, Fingerprint alert, RuntimeException cause) {
  /** What stands in another table. */
  enum Kind {
    DELIVERY("delivery", "delivery"),
    EVENT("event", "episode_event"),
    ATTEMPT("attempt of delivery", "attempt");

    private final String name;
    private final String table;

    Kind(String name, String table) {
      this.name = name;
      this.table = table;
    }
  }

  /** Which it is, for people who can mend it. */
  String text() {
    return text("episode", episode, "mend it, or delete the episode", cause);
  }

  /** As what is wrong with this one alone. */
  UnreadableException failure() {
    return new UnreadableException("episode", episode, text(), cause);
  }

  /**
   * Reads a row of another table, or its part of a row. Its id comes first.
   *
   * @param kind what such a row is
   * @throws UnreadableException if it holds what the bridge does not write: what is wrong with this
   *     one alone
   */
  static <T> T orElseFail(Kind kind, Row row, Statements.Mapper<T> mapper) throws SQLException {
    long id = row.next();
    try {
      return mapper.map(row);
    } catch (RuntimeException e) {
      throw new UnreadableException(kind.table, id, text(kind.name, id, "mend it", e), e);
    }
  }

  /**
   * Reads a row that may be unreadable.
   *
   * @param instead told which it is if so
   */
  static <T> Optional<T> orElse(Consumer<String> instead, Row row, Statements.Mapper<T> mapper)
      throws SQLException {
    try {
      return Optional.of(mapper.map(row));
    } catch (UnreadableException e) {
      instead.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** An id as people meet it, or the number itself where that is no id. */
  static String name(long id) {
    return id < 0 ? Long.toString(id) : new Id(id).toString();
  }

  private static String text(String kind, long id, String advice, RuntimeException cause) {
    return "%s %s: its row cannot be read: %s (%s)"
        .formatted(kind, name(id), advice, cause.getClass().getSimpleName());
  }
}
