package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups that SQLite finds in order and a bridge could not live on. */
class SqliteRestoreWholeIT {
  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE delivery | table delivery is missing
          DROP INDEX episode_open | index episode_open is missing
          ALTER TABLE episode ADD COLUMN x | table episode is not as the bridge makes it: CREATE
          DELETE FROM episode_event | refers to a row that episode_event does not have
          UPDATE episode_event SET type = 'FIREd' | type is 'FIREd', expected one of FIRED, NOTIF
          UPDATE delivery SET state = 'sent' | state is 'sent', expected one of pending, in_flight
          UPDATE episode SET status = 'open' | status is 'open', expected one of firing, resolved
          UPDATE episode SET close_reason = 'x' | close_reason is 'x', expected one of RESOLVED
          UPDATE delivery SET dead_reason = 'x' | dead_reason is 'x', expected one of permanent
          UPDATE episode SET labels = '{"a":"b}' | labels is '{"a":"b}', expected a JSON object
          UPDATE episode SET annotations = '[1]' | annotations is '[1]', expected a JSON object
          CREATE TRIGGER t AFTER INSERT ON episode BEGIN SELECT 1; END | trigger t is not the
          """)
  void read_notWhole_isRefusedAndSaysWhatAndWhere(String spoil, String expected) throws Exception {
    JdbcStore.open(database()).close();
    fill(backup());
    execute(spoil);

    assertThatThrownBy(() -> SqliteRestore.read(backup(), database(), minute(0)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("restore: " + backup() + " is not whole: ")
        .hasMessageContaining(expected);
    assertThat(folder).isDirectoryNotContaining("glob:**history.db?*");
  }

  @Test
  void read_anOlderBridges_isRestored() throws Exception {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + backup(), "", "")
        .locations("classpath:db/migration/sqlite")
        .target("2")
        .load()
        .migrate();

    assertThat(SqliteRestore.read(backup(), database(), minute(0))).isEmpty();

    JdbcStore.open(database()).close();
  }

  @Test
  void read_withAnIndexOfSomebodysOwn_isRestored() throws Exception {
    fill(backup());
    execute("CREATE INDEX mine ON episode (generator_url)");
    execute("ANALYZE");

    assertThat(SqliteRestore.read(backup(), database(), minute(0))).isEmpty();
  }

  private static void fill(Path file) {
    try (JdbcStore store = JdbcStore.open(file)) {
      new Accepting(store).accept(firing("Load", minute(0)));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Path database() {
    return folder.resolve("history.db");
  }

  private Path backup() {
    return folder.resolve("backup.db");
  }
}
