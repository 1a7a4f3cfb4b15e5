package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Backend;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests; each takes a database of its own. Stops with the JVM. It does not
 * wait for the disk: no test here cuts the power.
 */
final class PostgresServer {
  private static final PostgresServer ONLY = new PostgresServer();

  /** One whose tables are there. */
  private static final String TEMPLATE = "hostwatch";

  private final AtomicInteger databases = new AtomicInteger();
  private final EmbeddedPostgres server;

  private PostgresServer() {
    try {
      server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JdbcStore.open(create(TEMPLATE, "template1"), _ -> {}).close();
  }

  static Backend backend() {
    return OpenedStore.on(newDatabase()).backend();
  }

  static ServerAddress newDatabase() {
    return ONLY.create("hostwatch_" + ONLY.databases.incrementAndGet(), TEMPLATE);
  }

  private ServerAddress create(String name, String template) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new ServerAddress(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
        Optional.of("postgres"),
        Optional.empty());
  }
}
