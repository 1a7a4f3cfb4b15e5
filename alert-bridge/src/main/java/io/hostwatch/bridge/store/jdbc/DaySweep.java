package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Kept;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Drops the receipts of before a time, with what they quarantined, a day at once, where TimescaleDB
 * keeps a table for each day; elsewhere there is nothing to drop. The rest of a day is left to the
 * {@link ReceiptSweep}.
 */
record DaySweep(Instant before) implements Sweep {
  private static final Piece NOTHING = new Piece(Map.of(), Optional.empty());

  /**
   * The receipts of a day.
   *
   * @param end the first id that it does not hold
   * @param table in which they stand
   */
  private record Day(long end, String table) {}

  @Override
  public Piece next(Connection connection, Mark from) throws SQLException {
    Optional<String> schema =
        Statements.query(connection, DaySql.SCHEMA_OF_TIMESCALE, _ -> {}, Row::text).stream()
            .findFirst();
    if (schema.isEmpty() || !isAlone(connection)) {
      return NOTHING;
    }
    Optional<Day> oldest = oldest(connection);
    if (oldest.isEmpty() || isAnyYoung(connection, oldest.get().end())) {
      return NOTHING;
    }
    Day day = oldest.get();
    drop(connection, schema.get(), "quarantine", day.end());
    Statements.update(connection, DaySql.lock(day.table()), _ -> {});
    long count = count(connection, day.end());
    return drop(connection, schema.get(), "receipt", day.end()) > 0
        ? new Piece(Map.of(Kept.RECEIPT, count), Optional.of(from))
        : NOTHING;
  }

  private static boolean isAlone(Connection connection) throws SQLException {
    return Statements.query(connection, DaySql.IS_ALONE, _ -> {}, Row::number).contains(1L);
  }

  /** Drops the days before an id, and tells how many those were. */
  private static int drop(Connection connection, String schema, String table, long end)
      throws SQLException {
    return Statements.query(
            connection, DaySql.drop(schema, table), parameters -> parameters.add(end), Row::text)
        .size();
  }

  private static Optional<Day> oldest(Connection connection) throws SQLException {
    return Statements.query(
            connection, DaySql.OLDEST_DAY, _ -> {}, row -> new Day(row.number(), row.text()))
        .stream()
        .findFirst();
  }

  /** By the time in the receipt: ids may run ahead of the clock, or have been made by another. */
  private boolean isAnyYoung(Connection connection, long end) throws SQLException {
    return !Statements.query(
            connection,
            DaySql.IS_ANY_YOUNG,
            parameters -> parameters.add(end).add(before),
            Row::number)
        .isEmpty();
  }

  private static long count(Connection connection, long end) throws SQLException {
    return Statements.query(
            connection, DaySql.COUNT_DAY, parameters -> parameters.add(end), Row::number)
        .getFirst();
  }
}
