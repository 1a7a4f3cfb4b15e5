package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Backend;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests; each takes a database of its own. Stops with the JVM. It does not
 * wait for the disk: no test here cuts the power. The system property {@code
 * hostwatch.postgresql.server} names a server to be used instead, such as one with TimescaleDB in
 * its template1.
 */
final class PostgresServer {
  /** Where a server listens that is to be used instead, HOST:PORT, its postgres unasked. */
  private static final String GIVEN = "hostwatch.postgresql.server";

  private static final PostgresServer ONLY = new PostgresServer();

  /** One whose tables are there. */
  private static final String TEMPLATE = "hostwatch_test";

  private final AtomicInteger databases = new AtomicInteger();
  private final String address;

  private PostgresServer() {
    address = Optional.ofNullable(System.getProperty(GIVEN)).orElseGet(PostgresServer::start);
    JdbcStore.open(create(TEMPLATE, "template1"), _ -> {}).close();
  }

  private static String start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      return "127.0.0.1:" + server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Backend backend() {
    return OpenedStore.on(newDatabase()).backend();
  }

  static ServerAddress newDatabase() {
    return ONLY.create("hostwatch_test_" + ONLY.databases.incrementAndGet(), TEMPLATE);
  }

  private ServerAddress create(String name, String template) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new ServerAddress(url(name), Optional.of("postgres"), Optional.empty());
  }

  private String url(String database) {
    return "jdbc:postgresql://" + address + "/" + database;
  }
}
