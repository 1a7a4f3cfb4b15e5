package io.hostwatch.bridge.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** A few connections that read beside the writers, each transaction from one snapshot. */
final class PooledReaders implements Readers {
  private final Database database;
  private final HikariDataSource pool;

  private PooledReaders(Database database, HikariDataSource pool) {
    this.database = database;
    this.pool = pool;
  }

  static PooledReaders open(Database database, HikariConfig config) {
    return new PooledReaders(database, Pools.open(database, "history-readers", config));
  }

  @Override
  public <T> T read(String what, Statements.Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw database.failure(what, e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
