package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a table in their order, of which few are in memory at a time. */
final class MoveRows implements AutoCloseable {
  /** So many come from a server at once, and of those with a body fewer. */
  private static final int FETCHED = 500;

  private static final int FETCHED_LARGE = 16;

  private final MoveShape shape;
  private final Database database;
  private final ResultSet results;

  /** Goes through results, which are closed with their statement. */
  MoveRows(MoveShape shape, Database database, ResultSet results) {
    this.shape = shape;
    this.database = database;
    this.results = results;
  }

  static ResultSet select(Connection connection, MoveShape shape, String rows, long from)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(MoveSql.select(shape.names(), rows, shape.table().order()));
    statement.closeOnCompletion();
    statement.setFetchSize(shape.isLarge() ? FETCHED_LARGE : FETCHED);
    statement.setLong(1, from);
    return statement.executeQuery();
  }

  /** The next row, absent at the end. */
  Optional<MoveRow> next() {
    try {
      return results.next() ? Optional.of(MoveRow.read(shape, results)) : Optional.empty();
    } catch (SQLException e) {
      throw database.failure(HistoryMove.WHAT + ": " + shape.table().name(), e);
    }
  }

  /** The next rows, which are at most so many and hardly take more memory than that. */
  List<MoveRow> next(int mostRows, long mostBytes) {
    List<MoveRow> rows = new ArrayList<>();
    long bytes = 0;
    while (rows.size() < mostRows && bytes < mostBytes) {
      Optional<MoveRow> row = next();
      if (row.isEmpty()) {
        break;
      }
      rows.add(row.get());
      bytes += row.get().size();
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      results.close();
    } catch (SQLException _) {
      // nothing was written
    }
  }
}
