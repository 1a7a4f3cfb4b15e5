package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection that writes to SQLite. One that cannot even roll back is replaced at the next
 * transaction, so that the store recovers without a restart once the cause is gone. Used by one
 * thread.
 */
final class WriteConnection {
  private final DataSource source;
  private @Nullable Connection connection;

  WriteConnection(DataSource source) {
    this.source = source;
  }

  /** Begins a transaction, which holds the write lock at once. */
  Connection begin() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = PreparedOnce.on(source.getConnection());
      connection = current;
    }
    current.setAutoCommit(false);
    return current;
  }

  /**
   * Makes the transaction durable. The driver's commit() would begin the next one at once, and so
   * hold the write lock against other processes for as long as nothing is written.
   */
  void commit() throws SQLException {
    if (connection != null) {
      connection.setAutoCommit(true);
    }
  }

  /** Does its part in bringing the log into the file; between transactions. */
  void checkpoint(SqliteCheckpoints checkpoints) {
    if (connection != null) {
      try {
        checkpoints.end(connection);
      } catch (SQLException e) {
        checkpoints.failed(e);
      } catch (RuntimeException | Error e) { // of whatever state the connection is then
        checkpoints.failed(e);
        close();
      }
    }
  }

  void rollBack() {
    Connection current = connection;
    if (current == null) {
      return;
    }
    try {
      current.rollback();
      current.setAutoCommit(true);
    } catch (SQLException _) {
      // what made the transaction fail is on its way to the caller and says more
      close();
    }
  }

  void close() {
    Connection current = connection;
    connection = null;
    close(current);
  }

  /** Closes one, if there is one, as far as that goes. */
  static void close(@Nullable Connection current) {
    if (current != null) {
      try {
        current.close();
      } catch (SQLException _) {
        // closed as far as it can be; its uncommitted work is void in any case
      }
    }
  }
}
