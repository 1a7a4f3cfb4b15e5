package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** An empty database in memory, gone once it is closed. */
final class SqliteMemory implements AutoCloseable {
  private final SQLiteDataSource source = new SQLiteDataSource();
  private final Connection connection; // keeps it while others come and go

  SqliteMemory() throws SQLException {
    source.setUrl("jdbc:sqlite:file:" + UUID.randomUUID() + "?mode=memory&cache=shared");
    connection = source.getConnection();
  }

  DataSource source() {
    return source;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
