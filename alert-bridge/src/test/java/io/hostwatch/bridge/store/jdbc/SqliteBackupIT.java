package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores of a store in this process. */
class SqliteBackupIT {
  @TempDir private Path folder = Path.of(".");

  @Test
  void write_whileOthersWrite_holdsAllThatWasCommittedBeforeAndIsWhole() throws Exception {
    AtomicInteger committed = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    try (JdbcStore store = JdbcStore.open(database());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Accepting accepting = new Accepting(store);
      Future<?> writer =
          threads.submit(
              () -> {
                while (!stop.get()) {
                  accepting.accept(firing("Load" + committed.get(), minute(0)));
                  committed.incrementAndGet();
                }
              });
      await().until(() -> committed.get() > 50);

      int before = committed.get();
      SqliteBackup.write(database(), backup());
      stop.set(true);
      writer.get();

      assertThat(names(backup()))
          .contains(expected(before))
          .hasSizeLessThanOrEqualTo(committed.get());
    }
  }

  @Test
  void write_copyFails_leavesNothing() throws IOException {
    Files.writeString(database(), "this is a shopping list, not a database; ".repeat(100));

    assertThatThrownBy(() -> SqliteBackup.write(database(), backup()))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("backup: " + database())
        .hasMessageContaining("not a database of the bridge");
    assertThat(files()).containsExactly("history.db");
  }

  @Test
  void write_folderMissing_saysSo() {
    JdbcStore.open(database()).close();

    assertThatThrownBy(() -> SqliteBackup.write(database(), folder.resolve("no/b.db")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("there is no such folder");
  }

  @Test
  void read_backup_keepsTheOldOneWithWhatOnlyItsLogHolds() throws IOException {
    fill(database(), "Old");
    SqliteBackup.write(database(), backup());
    Path crashed = crashed();

    Path kept = SqliteRestore.read(backup(), database(), minute(0)).orElseThrow();

    assertThat(kept).hasFileName("history.db.before-20260301T120000Z");
    assertThat(names(database())).containsExactly("Old");
    assertThat(names(kept)).containsExactlyInAnyOrder("Old", "InTheLog");
    assertThat(crashed).doesNotExist();
  }

  @Test
  void read_nothingThereBefore_restores() {
    fill(database(), "Load");
    SqliteBackup.write(database(), backup());

    assertThat(SqliteRestore.read(backup(), folder.resolve("deep/new.db"), minute(0))).isEmpty();

    assertThat(names(folder.resolve("deep/new.db"))).containsExactly("Load");
  }

  @Test
  void read_throughALink_replacesWhatItLeadsTo() throws IOException {
    fill(database(), "Old");
    SqliteBackup.write(database(), backup());
    fill(database(), "Later");
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("history.db"));

    Path kept = SqliteRestore.read(backup(), link, minute(0)).orElseThrow();

    assertThat(kept).hasFileName("history.db.before-20260301T120000Z");
    assertThat(link).isSymbolicLink();
    assertThat(names(database())).containsExactly("Old");
    assertThat(names(kept)).containsExactlyInAnyOrder("Old", "Later");
  }

  @Test
  void read_somebodyElseReadsTheDatabase_isRefusedAndTheDatabaseStays() throws Exception {
    fill(database(), "Old");
    SqliteBackup.write(database(), backup());
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = reader.createStatement()) {
      statement.execute("SELECT COUNT(*) FROM episode");
      reader.setAutoCommit(false);
      statement.execute("SELECT COUNT(*) FROM episode");

      assertThatThrownBy(() -> SqliteRestore.read(backup(), database(), minute(0)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("locked by another process");
    }

    assertThat(names(database())).containsExactly("Old");
    assertThat(files()).containsExactlyInAnyOrder("backup.db", "history.db");
  }

  @Test
  void read_damagedBackup_isRefusedAndTheDatabaseStays() throws IOException {
    fill(database(), "Load");
    SqliteBackup.write(database(), backup());
    byte[] bytes = Files.readAllBytes(backup());
    Arrays.fill(bytes, 4_096, bytes.length, (byte) 7);
    Files.write(backup(), bytes);

    assertThatThrownBy(() -> SqliteRestore.read(backup(), database(), minute(0)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged");
    assertThat(names(database())).containsExactly("Load");
    assertThat(files()).containsExactlyInAnyOrder("backup.db", "history.db");
  }

  @Test
  void read_anothersDatabase_isRefusedAndTheDatabaseStays() throws Exception {
    fill(database(), "Load");
    execute(backup(), "CREATE TABLE shopping (item TEXT)");

    assertThatThrownBy(() -> SqliteRestore.read(backup(), database(), minute(0)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("not a database of the bridge");
    assertThat(names(database())).containsExactly("Load");
    assertThat(files()).containsExactlyInAnyOrder("backup.db", "history.db");
  }

  @Test
  void read_newerVersions_isRefusedAndTheDatabaseStays() throws Exception {
    fill(database(), "Load");
    SqliteBackup.write(database(), backup());
    execute(
        backup(),
        "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, script, checksum,"
            + " installed_by, installed_on, execution_time, success FROM flyway_schema_history"
            + " WHERE version = '1'");

    assertThatThrownBy(() -> SqliteRestore.read(backup(), database(), minute(0)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version of the bridge (schema 99)");
    assertThat(names(database())).containsExactly("Load");
  }

  private static String[] expected(int count) {
    return IntStream.range(0, count).mapToObj(i -> "Load" + i).toArray(String[]::new);
  }

  /** Leaves the database as a bridge does that is killed: its last commit is in the log alone. */
  private Path crashed() throws IOException {
    Path log = Path.of(database() + "-wal");
    Path database = folder.resolve("copy.db");
    try (JdbcStore store = JdbcStore.open(database())) {
      new Accepting(store).accept(firing("InTheLog", minute(0)));
      Files.copy(database(), database);
      Files.copy(log, Path.of(database + "-wal"));
    }
    Files.move(database, database(), StandardCopyOption.REPLACE_EXISTING);
    Files.move(Path.of(database + "-wal"), log);
    return log;
  }

  private Path database() {
    return folder.resolve("history.db");
  }

  private Path backup() {
    return folder.resolve("backup.db");
  }

  private static void fill(Path file, String name) {
    try (JdbcStore store = JdbcStore.open(file)) {
      new Accepting(store).accept(firing(name, minute(0)));
    }
  }

  private static List<String> names(Path file) {
    try (JdbcStore store = JdbcStore.open(file)) {
      return new Accepting(store).names();
    }
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> files() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(file -> file.getFileName().toString()).toList();
    }
  }
}
