package io.hostwatch.bridge.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A few connections that write beside each other, and beside those of other bridges. Work that the
 * server gave up in favour of another's, or that made an id that another has, is run again. An id
 * that was made before the work, as a receipt's, stays as it is: there only the sender's next try
 * helps.
 */
final class PooledWriter implements Writer {
  private static final int TRIES = 5;

  private final Database database;
  private final HikariDataSource pool;
  private final Runnable committed;

  PooledWriter(Database database, HikariDataSource pool, Runnable committed) {
    this.database = database;
    this.pool = pool;
    this.committed = committed;
  }

  @Override
  public <T> T write(String what, Statements.Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (attempt == TRIES || !mayPassNextTime(e)) {
          throw database.failure(what, e);
        }
      }
    }
  }

  /** What is not committed is rolled back as the connection goes back to the pool. */
  private <T> T once(Statements.Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      T result = work.run(connection);
      connection.commit();
      committed.run();
      return result;
    }
  }

  /** A deadlock or a conflict (class 40), or a row that another was first to add (class 23). */
  private static boolean mayPassNextTime(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("40") || state.startsWith("23");
  }

  @Override
  public void close() {
    pool.close();
  }
}
