package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/** Adds rows to the target, and finds out which it cannot hold. */
record MoveInsert(MoveShape shape, Database target) {

  void run(Connection connection, List<MoveRow> rows) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      insert(connection, rows);
    } catch (SQLException e) {
      if (!isOfTheRows(e)) {
        throw e;
      }
      connection.rollback(before);
      findRefused(connection, rows);
      throw e;
    }
  }

  private void insert(Connection connection, List<MoveRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(shape.insert())) {
      for (MoveRow row : rows) {
        row.write(statement);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void findRefused(Connection connection, List<MoveRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(shape.insert())) {
      for (MoveRow row : rows) {
        row.write(statement);
        try {
          statement.executeUpdate();
        } catch (SQLException e) {
          if (!isOfTheRows(e)) {
            throw e;
          }
          throw target.failure(HistoryMove.WHAT + ": " + row + " cannot be held", e);
        }
      }
    }
  }

  /** Not a conflict, and not a connection or a server that is gone. */
  private static boolean isOfTheRows(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return !state.startsWith("40") && !state.startsWith("08") && !state.startsWith("57");
  }
}
