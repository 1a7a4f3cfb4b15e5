package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Copies a database as it is at one moment, whoever writes to it meanwhile: counts its rows and
 * copies its pages in one read transaction, then compares what arrived.
 */
final class SqliteCopy {
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

  private final String what;

  /**
   * Makes one that copies nothing yet.
   *
   * @param what what is tried, in a few words for the error
   */
  SqliteCopy(String what) {
    this.what = what;
  }

  /**
   * Copies the database in {@code from} into {@code to}, which is new or empty, and then only its
   * owner's to read. Where that fails nothing is left of it.
   *
   * @throws StoreException if it could not be read or written, or did not arrive as it was
   */
  SqliteFile make(DataSource from, SqliteFile source, Path to) {
    SqliteFile copy = SqliteFile.at(to, BUSY_TIMEOUT);
    boolean isMade = false;
    try {
      Map<String, Long> rows = copy(from, source, to);
      check(copy, rows);
      DurableFiles.force(to);
      isMade = true;
      return copy;
    } catch (IOException e) {
      throw new StoreException(what + ": " + to + ": " + e, e);
    } finally {
      if (!isMade) {
        remove(to);
      }
    }
  }

  private Map<String, Long> copy(DataSource from, SqliteFile source, Path to) {
    try (Connection connection = from.getConnection()) {
      connection.setAutoCommit(false);
      Map<String, Long> rows = rows(connection);
      int code =
          connection
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .backup("main", to.toString(), null);
      connection.rollback();
      if (code != SQLiteErrorCode.SQLITE_OK.code) {
        SQLiteErrorCode error = SQLiteErrorCode.getErrorCode(code);
        throw new SQLiteException("copying to " + to + " failed", error);
      }
      return rows;
    } catch (SQLException e) {
      throw source.failure(what, e);
    }
  }

  /** Makes a whole of it that needs no other file beside it, and looks whether all is there. */
  private void check(SqliteFile copy, Map<String, Long> expected) {
    try (Connection connection = copy.reading().getConnection()) {
      texts(connection, "PRAGMA journal_mode = DELETE");
      List<String> faults = texts(connection, "PRAGMA integrity_check(1)");
      if (!faults.equals(List.of("ok"))) {
        throw new StoreException(what + ": the copy is damaged: " + faults.getFirst());
      }
      Map<String, Long> rows = rows(connection);
      if (!rows.equals(expected)) {
        throw new StoreException(what + ": copied " + rows + " rows instead of " + expected);
      }
    } catch (SQLException e) {
      throw copy.failure(what, e);
    }
  }

  /** How many rows each table has. */
  static Map<String, Long> rows(Connection connection) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    String tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    for (String table : texts(connection, tables)) {
      String count = "SELECT COUNT(*) FROM \"" + table.replace("\"", "\"\"") + "\"";
      rows.put(table, Statements.query(connection, count, _ -> {}, Row::number).getFirst());
    }
    return rows;
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    return Statements.query(connection, sql, _ -> {}, Row::text);
  }

  /** Deletes a copy that is no use to anybody. */
  static void remove(Path file) {
    for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
      try {
        Files.deleteIfExists(Path.of(file + suffix));
      } catch (IOException _) {
        // what made the copy fail is on its way to the caller and says more
      }
    }
  }
}
