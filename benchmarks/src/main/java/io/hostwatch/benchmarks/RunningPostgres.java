package io.hostwatch.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.hostwatch.bridge.store.jdbc.ServerAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL of its own that waits for the disk, as one that holds a history must. */
final class RunningPostgres implements AutoCloseable {
  private static final String USER = "postgres";

  private final EmbeddedPostgres server;

  private RunningPostgres(EmbeddedPostgres.Builder builder) throws IOException {
    server = builder.setServerConfig("fsync", "on").start();
  }

  /** One that is gone at its end. */
  RunningPostgres(Path folder) throws IOException {
    this(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setServerConfig("synchronous_commit", "on"));
  }

  /** One that keeps what it has, to be filled or read: no commit waits for the disk. */
  static RunningPostgres kept(Path folder) throws IOException {
    return new RunningPostgres(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("shared_buffers", quarterOfMemory()));
  }

  /** What its manual advises for a server that has the machine to itself. */
  private static String quarterOfMemory() {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return machine.getTotalMemorySize() / 4 / 1024 + "kB";
  }

  ServerAddress address() {
    return new ServerAddress(url(), Optional.of(USER), Optional.empty());
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + USER;
  }

  /** A connection that commits each statement. */
  Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  /** What tells a bridge to keep its history there. */
  List<String> flags() {
    return List.of("--storage.url=" + url(), "--storage.user=" + USER);
  }

  /** Bytes of the history in the database, its log apart. */
  long bytes() throws IOException {
    try (Connection connection = connect();
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
