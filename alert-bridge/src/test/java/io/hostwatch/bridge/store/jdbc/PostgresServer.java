package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Backend;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests; each takes a database of its own. Stops with the JVM. It does not
 * wait for the disk: no test here cuts the power. {@link GivenServer} tells of others, such as one
 * with TimescaleDB in its database postgres.
 */
final class PostgresServer {
  private static final GivenServer GIVEN =
      new GivenServer("postgresql", 5432, Map.of("POSTGRES_HOST_AUTH_METHOD", "trust"));

  private static final PostgresServer ONLY = new PostgresServer(GIVEN.addressOr(() -> start("")));

  /** The oldest that the bridge is for. Started when it is first asked for. */
  private static final class Oldest {
    private static final PostgresServer ONLY = new PostgresServer(start("12"));
  }

  /** One whose tables are there. */
  private static final String TEMPLATE = "hostwatch_test";

  private interface Task {
    boolean run(Statement statement) throws SQLException;
  }

  private final AtomicInteger databases = new AtomicInteger();
  private final String address;

  private PostgresServer(String address) {
    this.address = address;
    ServerAddress template = create(TEMPLATE, "template0");
    if (query("postgres", "SELECT FROM pg_extension WHERE extname = 'timescaledb'")) {
      execute(TEMPLATE, "CREATE EXTENSION timescaledb");
    }
    JdbcStore.open(template, _ -> {}).close();
    execute("postgres", "ALTER DATABASE " + TEMPLATE + " ALLOW_CONNECTIONS false");
    query(
        "postgres",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + TEMPLATE
            + "'");
  }

  private static String start(String version) {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setServerConfig("fsync", "off");
    if (!version.isEmpty()) {
      Path programs = Path.of(System.getProperty("hostwatch.postgresql." + version));
      builder.setPgBinaryResolver((_, _) -> Files.newInputStream(programs));
    }
    try {
      EmbeddedPostgres server = builder.start();
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

  /** A database on the oldest. */
  static ServerAddress oldest() {
    return Oldest.ONLY.create(
        "hostwatch_test_" + Oldest.ONLY.databases.incrementAndGet(), TEMPLATE);
  }

  private ServerAddress create(String name, String template) {
    execute("postgres", "DROP DATABASE IF EXISTS " + name);
    execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + template);
    return new ServerAddress(url(name), Optional.of("postgres"), Optional.empty());
  }

  private void execute(String database, String sql) {
    run(database, statement -> statement.execute(sql));
  }

  /** Tells whether it finds any row. */
  private boolean query(String database, String sql) {
    return run(database, statement -> statement.executeQuery(sql).next());
  }

  private boolean run(String database, Task task) {
    try (Connection connection = DriverManager.getConnection(url(database), "postgres", "");
        Statement statement = connection.createStatement()) {
      return task.run(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://" + address + "/" + database;
  }
}
