package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Runs statements on a connection whose transaction the caller owns. */
final class Statements {

  /** What is done in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Fills in the parameters of one statement. */
  @FunctionalInterface
  interface Filler {
    void fill(Parameters parameters) throws SQLException;
  }

  /** Fills in the parameters for one of many rows. */
  @FunctionalInterface
  interface RowFiller<T> {
    void fill(Parameters parameters, T row) throws SQLException;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Mapper<T> {
    T map(Row row) throws SQLException;
  }

  /** What is done with a prepared statement. */
  @FunctionalInterface
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private Statements() {}

  static <T> List<T> query(Connection connection, String sql, Filler filler, Mapper<T> mapper)
      throws SQLException {
    return use(connection, sql, statement -> query(statement, filler, mapper));
  }

  /** The same where rows may be many and large: a server is asked for so many at a time. */
  static <T> List<T> query(
      Connection connection, String sql, int atATime, Filler filler, Mapper<T> mapper)
      throws SQLException {
    return use(
        connection,
        sql,
        statement -> {
          statement.setFetchSize(atATime);
          return query(statement, filler, mapper);
        });
  }

  private static <T> List<T> query(PreparedStatement statement, Filler filler, Mapper<T> mapper)
      throws SQLException {
    filler.fill(new Parameters(statement));
    try (ResultSet results = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (results.next()) {
        rows.add(mapper.map(new Row(results)));
      }
      return rows;
    }
  }

  static int update(Connection connection, String sql, Filler filler) throws SQLException {
    return use(
        connection,
        sql,
        statement -> {
          filler.fill(new Parameters(statement));
          return statement.executeUpdate();
        });
  }

  /** Rows in parts of so many at most, as one statement takes them. */
  static <T> List<List<T>> parts(Collection<T> rows, int most) {
    List<T> all = List.copyOf(rows);
    return IntStream.iterate(0, from -> from < all.size(), from -> from + most)
        .mapToObj(from -> all.subList(from, Math.min(all.size(), from + most)))
        .toList();
  }

  /** How many to ask for: few sizes, so that each statement is prepared once. */
  static int asked(int count) {
    int asked = 1;
    while (asked < count) {
      asked *= 4;
    }
    return asked;
  }

  /**
   * Runs a statement for each row.
   *
   * @return how many rows of the table each changed
   */
  static <T> int[] batch(Connection connection, String sql, Collection<T> rows, RowFiller<T> filler)
      throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    return use(
        connection,
        sql,
        statement -> {
          for (T row : rows) {
            filler.fill(new Parameters(statement), row);
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  /**
   * Runs a statement that changes exactly one row of the table for each row.
   *
   * @throws SQLTransactionRollbackException if it found none: another transaction was in between,
   *     and all of this one is to be run again
   */
  static <T> void each(Connection connection, String sql, Collection<T> rows, RowFiller<T> filler)
      throws SQLException {
    for (int changed : batch(connection, sql, rows, filler)) {
      if (changed != 1) {
        throw new SQLTransactionRollbackException(
            changed + " rows instead of 1 changed by " + sql, "40001");
      }
    }
  }

  private static <T> T use(Connection connection, String sql, Use<T> use) throws SQLException {
    if (connection.isWrapperFor(PreparedOnce.class)) {
      PreparedOnce statements = connection.unwrap(PreparedOnce.class);
      PreparedStatement statement = statements.take(sql);
      boolean isGood = false;
      try {
        T result = use.of(statement);
        isGood = true;
        return result;
      } finally {
        if (isGood) {
          statements.giveBack(sql, statement);
        } else {
          statement.close();
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return use.of(statement);
    }
  }
}
