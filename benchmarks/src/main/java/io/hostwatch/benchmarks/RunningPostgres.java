package io.hostwatch.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL of its own that waits for the disk, as one that holds a history must. */
final class RunningPostgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  RunningPostgres(Path folder) throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
  }

  /** What tells a bridge to keep its history there. */
  List<String> flags() {
    return List.of(
        "--storage.url=jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
        "--storage.user=postgres");
  }

  /** Bytes of the history in the database, its log apart. */
  long bytes() throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_database_size('postgres')")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
