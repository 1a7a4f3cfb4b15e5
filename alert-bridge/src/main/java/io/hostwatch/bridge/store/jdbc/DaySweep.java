package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Kept;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drops the receipts of before a time, with what they quarantined, a day at once, where TimescaleDB
 * keeps a table for each day; elsewhere there is nothing to drop. The rest of a day is left to the
 * {@link ReceiptSweep}.
 */
record DaySweep(Instant before) implements Sweep {
  private static final Piece NOTHING = new Piece(Map.of(), Optional.empty());

  @Override
  public Piece next(Connection connection, Mark from) throws SQLException {
    if (!isAny(connection, DaySql.HAS_TIMESCALE, _ -> {})) {
      return NOTHING;
    }
    Optional<Long> end = oldestEnd(connection);
    if (end.isEmpty() || isAnyYoung(connection, end.get())) {
      return NOTHING;
    }
    long deleted = count(connection, end.get());
    for (String drop : List.of(DaySql.DROP_QUARANTINE, DaySql.DROP_RECEIPTS)) {
      Statements.query(connection, drop, parameters -> parameters.add((long) end.get()), _ -> drop);
    }
    return new Piece(Map.of(Kept.RECEIPT, deleted), Optional.of(from));
  }

  /** The first id that the oldest day does not hold. */
  private static Optional<Long> oldestEnd(Connection connection) throws SQLException {
    return Statements.query(connection, DaySql.OLDEST_DAY, _ -> {}, Row::number).stream()
        .findFirst();
  }

  /** By the time in the receipt: ids may run ahead of the clock, or have been made by another. */
  private boolean isAnyYoung(Connection connection, long end) throws SQLException {
    return isAny(connection, DaySql.IS_ANY_YOUNG, parameters -> parameters.add(end).add(before));
  }

  private static boolean isAny(Connection connection, String sql, Statements.Filler filler)
      throws SQLException {
    return !Statements.query(connection, sql, filler, Row::number).isEmpty();
  }

  private static long count(Connection connection, long end) throws SQLException {
    return Statements.query(
            connection, DaySql.COUNT_DAY, parameters -> parameters.add(end), Row::number)
        .getFirst();
  }
}
