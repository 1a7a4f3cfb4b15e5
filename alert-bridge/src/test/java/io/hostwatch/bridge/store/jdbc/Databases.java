package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Databases as somebody meets them who is no bridge. */
final class Databases {
  private Databases() {}

  static void change(Path file, String sql) {
    change(SqliteFile.at(file, Duration.ofSeconds(1)).writing(), sql);
  }

  static void change(ServerAddress server, String sql) {
    change(new ServerDatabase(server).migrating(), sql);
  }

  private static void change(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static long number(ServerAddress server, String sql) {
    try (Connection connection = new ServerDatabase(server).migrating().getConnection()) {
      return Statements.query(connection, sql, _ -> {}, Row::number).getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> tables(ServerAddress server) throws SQLException {
    try (Connection connection = new ServerDatabase(server).migrating().getConnection()) {
      return MoveMark.tables(connection);
    }
  }
}
