package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Kept;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Deletes what is too old of one kind, oldest first, a bounded piece in each transaction. */
@FunctionalInterface
interface Sweep {

  /** How many rows a transaction reads, and about how many it deletes. */
  int ROWS = 500;

  /** How far it has come: all up to and with this one was looked at. */
  record Mark(Instant at, long id) {
    static final Mark START = new Mark(Instant.MIN, Long.MIN_VALUE);
  }

  /**
   * What one transaction did.
   *
   * @param next where the next one goes on, empty if there is no more
   */
  record Piece(Map<Kept, Long> deleted, Optional<Mark> next) {
    public Piece {
      deleted = Map.copyOf(deleted);
    }
  }

  /** Goes on from a mark. */
  Piece next(Connection connection, Mark from) throws SQLException;
}
