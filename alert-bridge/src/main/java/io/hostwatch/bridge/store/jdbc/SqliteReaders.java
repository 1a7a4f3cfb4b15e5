package io.hostwatch.bridge.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;

/** A few connections that read beside the writer, each transaction from one snapshot. */
final class SqliteReaders implements Readers {
  private static final int CONNECTIONS = 4;

  private final SqliteFile file;
  private final HikariDataSource pool;

  SqliteReaders(SqliteFile file) {
    this.file = file;
    HikariConfig config = new HikariConfig();
    config.setPoolName("history-readers");
    config.setDataSource(file.reading());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionInitSql("PRAGMA query_only = ON");
    config.setConnectionTimeout(5_000);
    try {
      this.pool = new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw file.failure("open history", e);
    }
  }

  @Override
  public <T> T read(String what, Statements.Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw file.failure(what, e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
