package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreHealth.Access;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that hold what no bridge writes. */
class UnreadableEpisodeIT {
  private final JdbcStore store;
  private final Accepting accepting;

  UnreadableEpisodeIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
    accepting = new Accepting(store);
  }

  @BeforeEach
  void accept() {
    accepting.accept(firing("Load", minute(0)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"labels = '{\"a'", "annotations = 'x'", "ended_at = 0", "close_reason = 'x'"})
  void accept_oneIsUnreadable_quarantinesItAndTakesTheOthers(String damage) {
    update("UPDATE episode SET " + damage);

    Acceptance acceptance = accepting.accept(firing("Load", minute(0)), firing("Disk", minute(0)));

    assertThat(acceptance.opened()).isEqualTo(1);
    assertThat(acceptance.rejected()).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM episode")).isEqualTo(2);
    assertThat(
            count("SELECT COUNT(*) FROM quarantine WHERE reason LIKE 'episode % cannot be read%'"))
        .isEqualTo(1);
    assertThat(store.health().isWell(Access.WRITE)).isTrue();
  }

  @Test
  void accept_mended_isTakenAgain() {
    update("UPDATE episode SET close_reason = 'x'");
    accepting.accept(firing("Load", minute(0)));
    update("UPDATE episode SET close_reason = NULL");

    assertThat(accepting.accept(firing("Load", minute(0))).refreshed()).isEqualTo(1);
  }

  @Test
  void expire_oneIsUnreadable_decidesOnTheOthers() {
    update("UPDATE episode SET lease_until = 1, labels = '{'");
    accepting.accept(leased("Disk", minute(0), minute(1)));
    update("UPDATE episode SET lease_until = 2 WHERE labels <> '{'");

    int expired =
        store
            .alerts()
            .expire(
                Instant.now(),
                200,
                open -> new Change(Effect.UNCHANGED, List.of(), List.of(), List.of()));

    assertThat(expired).isEqualTo(1);
  }

  @Test
  void revise_itIsUnreadable_tellsWhich() {
    Episode load = store.query().find(AlertFilter.all(), Optional.empty(), 1).items().getFirst();
    update("UPDATE episode SET labels = '{'");

    assertThatThrownBy(
            () ->
                store
                    .alerts()
                    .revise(
                        "am",
                        new TreeSet<>(List.of(load.fingerprint())),
                        latest -> new Change(Effect.UNCHANGED, List.of(), List.of(), List.of())))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("episode " + load.id() + ": its row cannot be read");
  }

  private void update(String sql) {
    store.writer().write("damage", c -> Statements.update(c, sql, _ -> {}));
  }

  private long count(String sql) {
    return store
        .writer()
        .write("count", c -> Statements.query(c, sql, _ -> {}, Row::number).getFirst());
  }
}
