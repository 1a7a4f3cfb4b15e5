package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One of the two databases of a move as it is at one moment. Used by one thread. */
final class MoveSnapshot implements AutoCloseable {
  private final Database database;
  private final Connection connection;

  private MoveSnapshot(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  static MoveSnapshot open(MoveDatabase of) {
    try {
      Connection connection = of.reading().get().getConnection();
      if (of.database() instanceof ServerDatabase) { // SQLite does so in any case
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
      }
      connection.setAutoCommit(false);
      return new MoveSnapshot(of.database(), connection);
    } catch (SQLException e) {
      throw of.database().failure(HistoryMove.WHAT, e);
    }
  }

  boolean has(MoveTable table) {
    return ask(c -> MoveMark.has(c, table.name()));
  }

  /** The one number that a statement tells. */
  long number(String sql) {
    return ask(c -> Statements.query(c, sql, _ -> {}, Row::number).getFirst());
  }

  /** The columns and what their database calls their types. */
  Map<String, Integer> columns(String rows) {
    return ask(c -> columns(c, rows));
  }

  private static Map<String, Integer> columns(Connection connection, String rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MoveSql.columns(rows));
        ResultSet results = statement.executeQuery()) {
      ResultSetMetaData found = results.getMetaData();
      Map<String, Integer> columns = new TreeMap<>();
      for (int i = 1; i <= found.getColumnCount(); i++) {
        columns.put(found.getColumnLabel(i).toLowerCase(Locale.ROOT), found.getColumnType(i));
      }
      return columns;
    }
  }

  /**
   * Begins to read rows in their order; the caller closes them before it asks for anything else.
   *
   * @param rows what they are read from
   * @param from how many are passed over
   */
  MoveRows rows(MoveShape shape, String rows, long from) {
    return ask(c -> new MoveRows(shape, database, MoveRows.select(c, shape, rows, from)));
  }

  private <T> T ask(Statements.Work<T> work) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw database.failure(HistoryMove.WHAT, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // nothing was written
    }
  }
}
