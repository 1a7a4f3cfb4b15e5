package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * How far a move came, as its target keeps it.
 *
 * @param origin where the history comes from, for messages
 * @param state what tells that history from others, and from itself once it was changed
 * @param table the table under way; those before it are copied
 * @param copied how many of its rows are
 */
record MoveMark(String origin, String state, String table, long copied, boolean isFinished) {
  static final String TABLE = "history_move";

  /** Refuses a database into which a move is not finished: it holds a part of a history. */
  static void requireFinished(String what, Database database, DataSource reading) {
    try (Connection connection = reading.getConnection()) {
      Optional<MoveMark> mark =
          has(connection, TABLE) ? read(connection) : Optional.<MoveMark>empty();
      if (mark.isPresent() && !mark.get().isFinished()) {
        throw new StoreException(
            "%s: %s: the migration from %s into it is not finished: repeat it until it is, or"
                    .formatted(what, database, mark.get().origin())
                + " begin with an empty database");
      }
    } catch (SQLException e) {
      throw database.failure(what, e);
    }
  }

  /** Tells whether there is such a table. */
  static boolean has(Connection connection, String table) throws SQLException {
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
      return found.next();
    }
  }

  /** The names of all tables, but for those that the database keeps for itself. */
  static List<String> tables(Connection connection) throws SQLException {
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE", "PARTITIONED TABLE"})) {
      List<String> tables = new ArrayList<>();
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
      tables.removeIf(name -> name.startsWith("sqlite_"));
      return tables;
    }
  }

  /** The mark, absent where nothing was moved to; its table is there. */
  static Optional<MoveMark> read(Connection connection) throws SQLException {
    return Statements.query(
            connection,
            MoveSql.SELECT_MARK,
            _ -> {},
            row ->
                new MoveMark(row.text(), row.text(), row.text(), row.number(), row.number() != 0))
        .stream()
        .findFirst();
  }

  void insert(Connection connection) throws SQLException {
    Statements.update(
        connection,
        MoveSql.INSERT_MARK,
        parameters -> parameters.add(ascii(origin)).add(state).add(table).add(copied));
  }

  /** The database's own character set may know no others. */
  private static String ascii(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  /**
   * Goes on from this mark to the next, in the transaction of what it tells of.
   *
   * @throws StoreException if another has gone on from here
   */
  void advance(Connection connection, MoveMark next) throws SQLException {
    int changed =
        Statements.update(
            connection,
            MoveSql.ADVANCE_MARK,
            parameters ->
                parameters
                    .add(next.table())
                    .add(next.copied())
                    .add(next.isFinished() ? 1 : 0)
                    .add(table)
                    .add(copied));
    if (changed == 0) {
      throw new StoreException(HistoryMove.WHAT + ": another migration goes on into the database");
    }
  }

  /** The tables that the state tells of: those that there were when the move began. */
  List<MoveTable> tables() {
    return MoveTable.ALL.stream().filter(one -> state.contains(" " + one.name() + " ")).toList();
  }

  MoveMark at(String table, long copied) {
    return new MoveMark(origin, state, table, copied, false);
  }

  MoveMark finished() {
    return new MoveMark(origin, state, table, copied, true);
  }
}
