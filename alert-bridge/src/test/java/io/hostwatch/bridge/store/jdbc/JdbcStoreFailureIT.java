package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import io.hostwatch.bridge.store.StoreHealth.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is taken away in several ways, and given back. */
class JdbcStoreFailureIT {
  private static final Duration BUSY_TIMEOUT = Duration.ofMillis(100);

  @TempDir private Path folder = Path.of(".");

  @Test
  void accept_lockedByAnother_failsThenRecovers() throws SQLException {
    Path file = folder.resolve("history.db");
    try (JdbcStore store = JdbcStore.open(file, BUSY_TIMEOUT)) {
      Accepting accepting = new Accepting(store);
      try (Connection other = connect(file);
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> accepting.accept(firing("Load", minute(0))))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("locked by another process");
        assertThatThrownBy(() -> store.alerts().check()).isInstanceOf(StoreException.class);
        statement.execute("ROLLBACK");
      }

      accepting.accept(firing("Load", minute(0)));

      assertThat(accepting.names()).containsExactly("Load");
    }
  }

  @Test
  void accept_diskFull_writesNothingThenRecovers() {
    try (JdbcStore store = JdbcStore.open(folder.resolve("history.db"))) {
      Accepting accepting = new Accepting(store);
      accepting.accept(firing("Load", minute(0)));
      pragma(store, "max_page_count = 1");

      assertThatThrownBy(() -> accepting.accept(alerts(2_000)))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("accept receipt ")
          .hasMessageContaining("no space left");
      assertThat(accepting.names()).containsExactly("Load");
      assertThat(store.outbox().backlog()).hasSize(1);
      assertThat(store.health().failures(Access.WRITE)).containsEntry(Reason.FULL, 1L);

      pragma(store, "max_page_count = 1000000");
      accepting.accept(alerts(2_000));
      assertThat(accepting.names()).hasSize(2_001);
    }
  }

  @Test
  void accept_damagedWhileOpen_failsThenRecoversOnceThePagesAreBack() throws IOException {
    Path file = folder.resolve("history.db");
    JdbcStore.open(file).close(); // what is in the file alone
    byte[] good = Files.readAllBytes(file);
    byte[] bad = good.clone();
    Arrays.fill(bad, 4_096, bad.length, (byte) 7);
    try (JdbcStore store = JdbcStore.open(file)) {
      Accepting accepting = new Accepting(store);
      overwrite(file, bad);
      pragma(store, "shrink_memory");

      assertThatThrownBy(() -> accepting.accept(firing("Load", minute(0))))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
          .hasMessageContaining("damaged; restore it from a backup");
      assertThat(store.health().isWell(Access.WRITE)).isFalse();

      overwrite(file, good);
      accepting.accept(firing("Load", minute(0)));
      assertThat(accepting.names()).containsExactly("Load");
      assertThat(store.health().isWell(Access.WRITE)).isTrue();
    }
  }

  @Test
  void accept_readOnly_failsThenRecovers() {
    try (JdbcStore store = JdbcStore.open(folder.resolve("history.db"))) {
      Accepting accepting = new Accepting(store);
      pragma(store, "query_only = ON");

      assertThatThrownBy(() -> accepting.accept(firing("Load", minute(0))))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("read-only");
      assertThat(store.health().failures(Access.WRITE)).containsEntry(Reason.READ_ONLY, 1L);

      pragma(store, "query_only = OFF");
      accepting.accept(firing("Load", minute(0)));
      assertThat(accepting.names()).containsExactly("Load");
    }
  }

  @Test
  void accept_fileMovedAway_failsUntilItIsBack() throws IOException {
    Path file = folder.resolve("history.db");
    Path away = folder.resolve("away.db");
    try (JdbcStore store = JdbcStore.open(file)) {
      Accepting accepting = new Accepting(store);
      Files.move(file, away);
      assertThatThrownBy(() -> accepting.accept(firing("Load", minute(0))))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is gone while it is open");
      Files.createFile(file);
      assertThatThrownBy(() -> store.alerts().check())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("was replaced while it is open");
      Files.delete(file);
      Files.move(away, file);

      accepting.accept(firing("Load", minute(0)));

      assertThat(accepting.names()).containsExactly("Load");
    }
  }

  @Test
  void write_afterClose_refuses() {
    JdbcStore store = JdbcStore.open(folder.resolve("history.db"));
    store.close();

    assertThatThrownBy(() -> store.alerts().check())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.query().countFiring()).isInstanceOf(StoreException.class);
  }

  @Test
  void close_twice_isHarmless() {
    JdbcStore store = JdbcStore.open(folder.resolve("history.db"));

    store.alerts().close();
    store.close();
  }

  /** Changes the bytes of a file that stays the same file. */
  private static void overwrite(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.WRITE);
  }

  private static List<Alert> alerts(int count) {
    return IntStream.range(0, count).mapToObj(i -> firing("Load" + i, minute(0))).toList();
  }

  private static void pragma(JdbcStore store, String setting) {
    store
        .writer()
        .write(
            "set " + setting,
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.execute("PRAGMA " + setting);
              }
            });
  }

  private static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
