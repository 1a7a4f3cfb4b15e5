package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteDataSource;

/** The log comes into the file although the writer itself never brings it over. */
class SqliteCheckpointsIT {
  private static final int MEBIBYTE = 1 << 20;
  private static final int MORE_THAN_BEGINS_IT = 40;

  private final Path path;
  private final SqliteFile file;
  private final SqliteWriter writer;

  SqliteCheckpointsIT(@TempDir Path folder) {
    path = folder.resolve("history.db");
    file = SqliteFile.at(path, Duration.ofSeconds(4));
    writer = new SqliteWriter(file, neverBringingOver(), Duration.ofMinutes(1), () -> {});
  }

  private SQLiteDataSource neverBringingOver() {
    SQLiteDataSource source = file.writing();
    source.getConfig().setPragma(Pragma.WAL_AUTOCHECKPOINT, "0");
    return source;
  }

  @BeforeEach
  void createTable() {
    write("CREATE TABLE t (x BLOB)");
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void write_more_logBeginsAnew() throws IOException {
    for (int i = 0; i < 10; i++) {
      writeMebibytes(MORE_THAN_BEGINS_IT);
      awaitBeginAnew();
    }

    assertThat(Files.size(path)).isGreaterThan(9L * MORE_THAN_BEGINS_IT * MEBIBYTE);
    assertThat(Files.size(log())).isLessThan(3L * MORE_THAN_BEGINS_IT * MEBIBYTE);
  }

  @Test
  void write_whileSomebodyReads_logBeginsAnewOnceTheyAreDone() throws SQLException {
    try (Connection reader = file.reading().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("SELECT COUNT(*) FROM t").close();
      writeMebibytes(2 * MORE_THAN_BEGINS_IT);
      assertThat(pages()).isGreaterThan(MORE_THAN_BEGINS_IT * MEBIBYTE / 4096);
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
        assertThat(rows.getInt(1)).as("as when the reading began").isZero();
      }
      reader.rollback();
    }

    awaitBeginAnew();
  }

  @Test
  void close_whileLogIsLong_leavesAllInTheFile() throws SQLException {
    writeMebibytes(MORE_THAN_BEGINS_IT);

    writer.close();

    assertThat(log()).doesNotExist();
    try (Connection reader = file.readingOnly().getConnection();
        Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      assertThat(rows.getInt(1)).isEqualTo(MORE_THAN_BEGINS_IT);
    }
  }

  private void writeMebibytes(int count) {
    for (int i = 0; i < count; i++) {
      write("INSERT INTO t VALUES (zeroblob(" + MEBIBYTE + "))");
    }
  }

  /** Writes on until the log holds little. */
  private void awaitBeginAnew() {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              writeMebibytes(1);
              assertThat(pages()).isLessThan(2_000);
            });
  }

  private int pages() throws SQLException {
    try (Connection connection = neverBringingOver().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      return answer.getInt("log");
    }
  }

  private void write(String sql) {
    writer.write(
        sql,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  private Path log() {
    return path.resolveSibling(path.getFileName() + "-wal");
  }
}
