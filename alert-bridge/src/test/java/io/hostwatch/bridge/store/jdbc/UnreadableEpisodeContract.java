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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Episodes that hold what no bridge writes, as their alerts are reported and revised. */
abstract class UnreadableEpisodeContract {
  private final OpenedStore opened;
  private final JdbcStore store;
  private final Accepting accepting;

  UnreadableEpisodeContract(OpenedStore opened) {
    this.opened = opened;
    this.store = opened.jdbc();
    this.accepting = new Accepting(store);
  }

  @BeforeEach
  void accept() {
    accepting.accept(firing("Load", minute(0)));
  }

  @AfterEach
  void close() {
    opened.backend().atClose().run();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "labels = '{\"a'",
        "annotations = 'x'",
        "labels = '[]'",
        "ended_at = 0",
        "close_reason = 'x'"
      })
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
  void expire_moreThanTheLimitAreUnreadable_decidesOnWhatIsBehind() {
    accepting.accept(leased("Disk", minute(0), minute(1)), leased("Net", minute(9), minute(10)));
    update("UPDATE episode SET lease_until = 1, labels = '{'");
    accepting.accept(leased("Fan", minute(5), minute(6)));
    update("UPDATE episode SET lease_until = 2 WHERE labels <> '{'");
    List<Episode> decided = new ArrayList<>();

    int expired = store.alerts().expire(Instant.now(), 1, open -> leave(open, decided));

    assertThat(expired).isEqualTo(1);
    assertThat(decided).allMatch(episode -> episode.labels().alertname().equals("Fan"));
  }

  @Test
  void revise_oneIsUnreadable_decidesOnTheOthers() {
    Episode load = only();
    accepting.accept(firing("Disk", minute(0)));
    update("UPDATE episode SET labels = '{' WHERE id = " + load.id().value());
    Episode disk = only();
    List<Episode> decided = new ArrayList<>();

    store
        .alerts()
        .revise(
            "am",
            new TreeSet<>(List.of(load.fingerprint(), disk.fingerprint())),
            latest -> leave(latest, decided));

    assertThat(decided).containsExactly(disk);
  }

  @Test
  void history_itIsUnreadable_tellsWhich() {
    Episode load = only();
    update("UPDATE episode SET labels = '{'");

    assertThatThrownBy(() -> store.query().history(load.id()))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("episode " + load.id() + ": its row cannot be read");
  }

  private static Change leave(Episode episode, List<Episode> decided) {
    decided.add(episode);
    return new Change(Effect.UNCHANGED, List.of(), List.of(), List.of());
  }

  private Episode only() {
    return store.query().find(AlertFilter.all(), Optional.empty(), 1).items().getFirst();
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
