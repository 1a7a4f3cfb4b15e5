package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What opening finds, makes, brings along or refuses. */
class JdbcStoreOpenIT {
  @TempDir private Path folder = Path.of(".");

  @Test
  void open_folderMissing_makesBothForTheirOwnerOnly() throws IOException {
    Path file = folder.resolve("deep/er/history.db");

    JdbcStore.open(file).close();

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("deep/er"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("deep"))).isEqualTo("rwx------");
  }

  @Test
  void open_whileOpen_filesBesideItAreTheOwnersToo() throws IOException {
    Path file = folder.resolve("history.db");

    try (JdbcStore store = JdbcStore.open(file)) {
      store.alerts().check();

      assertThat(permissions(folder.resolve("history.db-wal"))).isEqualTo("rw-------");
      assertThat(permissions(folder.resolve("history.db-shm"))).isEqualTo("rw-------");
    }
  }

  @Test
  void open_new_logIsEmptiedBeforeItIsLongerThanIsKept() {
    try (JdbcStore store = JdbcStore.open(folder.resolve("history.db"))) {
      long pages = setting(store, "wal_autocheckpoint");

      assertThat(pages).isGreaterThan(1_000);
      assertThat(pages * (setting(store, "page_size") + 24) + 32)
          .isLessThanOrEqualTo(setting(store, "journal_size_limit"));
    }
  }

  private static long setting(JdbcStore store, String name) {
    return store
        .writer()
        .write("ask", c -> Statements.query(c, "PRAGMA " + name, _ -> {}, Row::number).getFirst());
  }

  @Test
  void open_cannotBeRead_letsGoOfTheWriter() {
    SqliteFile file = SqliteFile.at(folder.resolve("history.db"), Duration.ofSeconds(1));
    Database whole = new SqliteDatabase(file, Duration.ofSeconds(1));
    BlindDatabase blind = new BlindDatabase(whole, whole.writer(() -> {}));

    assertThatThrownBy(() -> JdbcStore.open(blind, _ -> {})).hasMessage("nothing can be read");

    assertThatThrownBy(() -> blind.only().write("write", _ -> 1))
        .hasMessageContaining("the store is closed");
  }

  @Test
  void open_again_keepsWhatWasAccepted() {
    Path file = folder.resolve("history.db");
    try (JdbcStore store = JdbcStore.open(file)) {
      new Accepting(store).accept(firing("Load", minute(0)));
    }

    try (JdbcStore store = JdbcStore.open(file)) {
      assertThat(new Accepting(store).names()).containsExactly("Load");
    }
  }

  @Test
  void open_versionOne_bringsItsLabelsAlong() throws SQLException {
    Path file = folder.resolve("history.db");
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, "", "")
        .locations("classpath:db/migration/sqlite")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO episode_label VALUES (5, 6, 7), (5, 7, 8)");
    }

    try (JdbcStore store = JdbcStore.open(file)) {
      String sql = "SELECT label + starts_at + episode_id FROM episode_label ORDER BY episode_id";
      List<Long> sums =
          store.writer().write("read", c -> Statements.query(c, sql, _ -> {}, Row::number));

      assertThat(sums).containsExactly(18L, 20L);
    }
  }

  @Test
  void open_fileMissingAndItsLogThere_isRefusedAndKeepsTheLog() throws IOException {
    Path file = folder.resolve("history.db");
    Path log = Files.writeString(folder.resolve("history.db-wal"), "what was committed last");

    assertThatThrownBy(() -> JdbcStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "open history: " + file + " is missing or empty, but history.db-wal");
    Files.createFile(file);
    assertThatThrownBy(() -> JdbcStore.open(file)).isInstanceOf(StoreException.class);
    assertThat(log).hasContent("what was committed last");
    assertThat(file).isEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"history.db.restoring", "history.db.before-20260301T120000Z"})
  void open_fileMissingAfterARestoreBrokeOff_isRefused(String left) throws IOException {
    Path file = folder.resolve("history.db");
    Files.writeString(folder.resolve(left), "a database");

    assertThatThrownBy(() -> JdbcStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("but " + left + " of a restore is there: repeat the restore");
    assertThat(file).doesNotExist();
  }

  @Test
  void open_throughALink_isTheSameDatabase() throws IOException {
    Path file = folder.resolve("history.db");
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("history.db"));
    try (JdbcStore store = JdbcStore.open(link)) {
      new Accepting(store).accept(firing("Load", minute(0)));
    }

    try (JdbcStore store = JdbcStore.open(file)) {
      assertThat(new Accepting(store).names()).containsExactly("Load");
    }
    assertThat(link).isSymbolicLink();
  }

  @Test
  void open_noDatabase_saysSo() throws IOException {
    Path file = folder.resolve("history.db");
    Files.writeString(file, "this is a shopping list, not a database; ".repeat(100));

    assertThatThrownBy(() -> JdbcStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("open history: " + file)
        .hasMessageContaining("not a database of the bridge");
  }

  @Test
  void open_folderInstead_saysSo() {
    assertThatThrownBy(() -> JdbcStore.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("open history: " + folder)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void open_belowAFile_saysSo() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> JdbcStore.open(file.resolve("history.db")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("open history: " + file);
  }

  @Test
  void open_damaged_saysSo() throws IOException {
    Path file = folder.resolve("history.db");
    try (JdbcStore store = JdbcStore.open(file)) {
      new Accepting(store).accept(alerts(50));
    }
    byte[] bytes = Files.readAllBytes(file);
    byte[] noise = "noise".repeat(bytes.length / 5).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(noise, 0, bytes, 100, noise.length - 100);
    Files.write(file, bytes);

    assertThatThrownBy(() -> JdbcStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void open_writtenByNewerVersion_refuses() throws SQLException {
    Path file = folder.resolve("history.db");
    JdbcStore.open(file).close();
    try (Connection other = connect(file);
        Statement statement = other.createStatement()) {
      statement.execute(
          """
          INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
            checksum, installed_by, execution_time, success)
          VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, 1)\
          """);
    }

    assertThatThrownBy(() -> JdbcStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("written by a newer version of the bridge (schema 99)");
  }

  private static List<Alert> alerts(int count) {
    return IntStream.range(0, count).mapToObj(i -> firing("Load" + i, minute(0))).toList();
  }

  private static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
