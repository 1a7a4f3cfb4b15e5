package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.jdbc.MoveReport.Moved;
import io.hostwatch.bridge.store.jdbc.VariedHistory.Told;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A history is moved from a file to a server. */
abstract class MoveContract extends MoveHarness {
  @Test
  void move_everything_isTheSameAtBothEnds() {
    Told there = VariedHistory.in(file());
    ServerAddress server = newDatabase();
    List<String> lines = new ArrayList<>();

    MoveReport report = HistoryMove.run(source(), new MoveEnd.OnServer(server), lines::add);

    assertThat(told(server)).isEqualTo(there);
    assertThat(report.isRepeated()).isFalse();
    assertThat(report.tables()).allSatisfy(moved -> assertThat(moved.rows()).isPositive());
    assertThat(report.tables())
        .extracting(Moved::table)
        .containsExactlyElementsOf(MoveTable.ALL.stream().map(MoveTable::name).toList());
    assertThat(lines).contains("quarantine: 2 of 2 rows copied", "alert: 8 of 8 rows verified");
  }

  @Test
  void move_thereAndBack_isTheSame() {
    Told there = VariedHistory.in(file());
    ServerAddress server = newDatabase();
    Path back = folder.resolve("back.db");

    move(server);
    MoveReport report =
        HistoryMove.run(new MoveEnd.OnServer(server), new MoveEnd.InFile(back), _ -> {});

    assertThat(report.tables()).hasSize(MoveTable.ALL.size() - 1); // without the locks' table
    try (JdbcStore store = JdbcStore.open(back)) {
      assertThat(VariedHistory.of(store)).isEqualTo(there);
    }
  }

  @Test
  void move_done_theServerGoesOn() {
    Told there = VariedHistory.in(file());
    ServerAddress server = newDatabase();
    move(server);

    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      endDisk(store);
      List<Claim> claims =
          store.outbox().claim("it", VariedHistory.SLACK, minute(70), Duration.ofMinutes(1), 10);
      claims.forEach(claim -> store.outbox().settle(claim, new Delivered("ts"), minute(71)));

      Told here = VariedHistory.of(store);
      assertThat(claims).isNotEmpty();
      assertThat(here.latest()).isGreaterThan(there.latest());
      assertThat(here.episodes()).hasSameSizeAs(there.episodes());
      assertThat(open(here)).hasSize(open(there).size() - 1);
      assertThat(attempts(here))
          .containsAll(attempts(there))
          .filteredOn(attempt -> attempt.detail().equals("ts"))
          .hasSameSizeAs(claims);
      assertThat(here.episodes())
          .flatExtracting(EpisodeHistory::deliveries)
          .allSatisfy(told -> assertThat(told.attempts()).isSortedAccordingTo(byNumber()));
    }
  }

  /** Every run ends right after its first commit, or before its second. */
  @Test
  void move_killedAroundEveryCommit_losesAndDoublesNothing() {
    Told there = VariedHistory.in(file());
    ServerAddress server = newDatabase();
    JdbcStore.open(server, _ -> {}).close(); // that it is there and empty is no obstacle

    int kills = 0;
    while (isKilled(server, 2 + kills % 2)) {
      kills++;
      if (isUnfinished(server)) {
        assertThatThrownBy(() -> JdbcStore.open(server, _ -> {}))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("the migration from " + file() + " into it is not finished");
      }
    }

    assertThat(kills).isGreaterThan(MoveTable.ALL.size());
    assertThat(told(server)).isEqualTo(there);
  }

  private static boolean isUnfinished(ServerAddress server) {
    return Databases.number(server, "SELECT finished FROM history_move") == 0;
  }

  @Test
  void move_repeated_changesNothing() {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    move(server);
    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      endDisk(store);
    }
    Told before = told(server);

    assertThat(move(server)).isEqualTo(new MoveReport(true, List.of()));

    assertThat(told(server)).isEqualTo(before);
  }

  /** By a later version, which has one more column; the source stays as it was. */
  @Test
  void move_repeatedAfterAnUpgrade_changesNothing() {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    move(server);

    Databases.change(server, "ALTER TABLE delivery ADD COLUMN later INTEGER");
    assertThat(move(server).isRepeated()).isTrue();
    Databases.change(
        file(),
        "DELETE FROM flyway_schema_history WHERE installed_rank ="
            + " (SELECT MAX(installed_rank) FROM flyway_schema_history)");
    assertThat(move(server).isRepeated()).isTrue();
  }

  /** It noted whom it serves, and locked an alert that it then could not take. */
  @Test
  void move_bridgeWasOnlyStartedOnTheTarget_isTheSameAtBothEnds() {
    Told there = VariedHistory.in(file());
    ServerAddress server = newDatabase();
    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      store.outbox().serve(Set.of(VariedHistory.SLACK, new Target("gone", "email")), minute(0));
    }
    Databases.change(
        server, "INSERT INTO alert (source, fingerprint, latest_id) VALUES ('x', 7, 0)");
    List<String> waits = new ArrayList<>();

    MoveReport report = moveIntoStarted(server, () -> waits.add("waits"));

    assertThat(report.isRepeated()).isFalse();
    assertThat(waits).hasSize(1);
    assertThat(told(server)).isEqualTo(there);
    assertThat(Databases.number(server, "SELECT COUNT(*) FROM destination WHERE receiver = 'gone'"))
        .isZero();
  }

  /** A table that were forgotten would be lost without a word. */
  @Test
  void tables_areAllThatTheTargetHas() throws Exception {
    ServerAddress server = newDatabase();
    JdbcStore.open(server, _ -> {}).close();

    assertThat(Databases.tables(server))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    MoveTable.ALL.stream().map(MoveTable::name),
                    Stream.of("write_probe", "flyway_schema_history"))
                .toList());
  }

  /** What the next bridge does on the server, whose clock is an hour behind. */
  private static void endDisk(JdbcStore store) {
    Clock behind = Clock.fixed(minute(-60), ZoneOffset.UTC);
    IdSource ids = new IdSource(behind, new Random(), store.latestId());
    VariedHistory.bridge(store, ids)
        .accept(IngestPath.WEBHOOK, 70, List.of(resolved("Disk", minute(0), minute(69))));
  }

  private static List<Episode> open(Told told) {
    return told.episodes().stream().map(EpisodeHistory::episode).filter(Episode::isOpen).toList();
  }

  private static List<Attempt> attempts(Told told) {
    return told.episodes().stream()
        .flatMap(episode -> episode.deliveries().stream())
        .flatMap(one -> one.attempts().stream())
        .toList();
  }

  private static Comparator<Attempt> byNumber() {
    return Comparator.comparingInt(Attempt::number);
  }
}
