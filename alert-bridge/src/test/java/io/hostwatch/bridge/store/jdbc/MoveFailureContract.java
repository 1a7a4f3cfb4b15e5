package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.jdbc.VariedHistory.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history that cannot be moved, or did not arrive as it was. */
abstract class MoveFailureContract extends MoveHarness {
  @Test
  void move_rowChangedMeanwhile_failsVerificationAndStaysUnfinished() {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();

    assertThatThrownBy(
            () -> moveThen(server, "UPDATE delivery SET detail = 'forged' WHERE state = 'retry'"))
        .hasMessageContaining("verification failed: delivery id=")
        .hasMessageContaining("is not the same; no bridge starts on it");

    assertThatThrownBy(() -> move(server)).hasMessageContaining("verification failed: delivery");
    assertThatThrownBy(() -> JdbcStore.open(server, _ -> {})).hasMessageContaining("not finished");
  }

  @Test
  void move_rowLostMeanwhile_failsVerification() {
    VariedHistory.in(file());

    assertThatThrownBy(() -> moveThen(newDatabase(), "DELETE FROM quarantine WHERE position = 1"))
        .hasMessageContaining("verification failed: quarantine has 1 rows, expected 2");
  }

  @Test
  void move_textKeyChangedMeanwhile_failsVerification() {
    VariedHistory.in(file());

    assertThatThrownBy(
            () -> moveThen(newDatabase(), "UPDATE alert SET latest_id = 1 WHERE source = 'am/2'"))
        .hasMessageContaining("verification failed: alert fingerprint=")
        .hasMessageContaining("source=am/2");
  }

  @Test
  void move_targetHoldsAHistory_isRefused() {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      new Accepting(store).accept(Alerts.firing("Other", minute(0)));
    }
    Told before = told(server);

    assertThatThrownBy(() -> move(server))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("holds a history already, with rows in receipt");

    assertThat(told(server)).isEqualTo(before);
  }

  @Test
  void move_bridgeRunsOnTheTarget_isRefusedAndNotTouched() throws Exception {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      store.outbox().serve(Set.of(VariedHistory.SLACK), minute(0));

      assertThatThrownBy(() -> moveIntoStarted(server, store.alerts()::check))
          .isInstanceOf(StoreException.class)
          .hasMessageEndingWith(": a bridge runs on it: stop it, and repeat this");

      assertThat(store.outbox().served()).containsOnlyKeys(VariedHistory.SLACK);
    }
    assertThat(Databases.tables(server)).doesNotContain("history_move");
  }

  @Test
  void move_targetKnowsAParkedChannel_isRefused() {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      store.outbox().serve(Set.of(VariedHistory.SLACK), minute(0));
    }
    Databases.change(server, "UPDATE destination SET parked_at = 1");

    assertThatThrownBy(() -> move(server))
        .hasMessageContaining("holds a history already, with rows in destination");
  }

  /** Its tables would be brought up to date, and it would get a mark. */
  @Test
  void move_targetHoldsAnOlderHistory_isNotTouched() throws Exception {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      new Accepting(store).accept(Alerts.firing("Other", minute(0)));
    }
    Databases.change(server, "DELETE FROM flyway_schema_history WHERE script LIKE 'V%served%'");
    List<String> before = Databases.tables(server);

    assertThatThrownBy(() -> move(server)).hasMessageContaining("holds a history already");

    assertThat(Databases.tables(server)).isEqualTo(before).doesNotContain("history_move");
  }

  @Test
  void move_targetHoldsTablesOfOthers_isNotTouched() throws Exception {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    Databases.change(server, "CREATE TABLE payroll (id INTEGER)");
    List<String> before = Databases.tables(server);

    assertThatThrownBy(() -> move(server))
        .hasMessageContaining("holds tables that are not the bridge's, such as payroll; expected");

    assertThat(Databases.tables(server)).isEqualTo(before);
  }

  @Test
  void move_targetFileOfAnotherProgram_isNotTouched() throws Exception {
    VariedHistory.in(file());
    Path other = folder.resolve("browser.db");
    try (SqliteMemory memory = new SqliteMemory();
        Statement statement = memory.connection().createStatement()) {
      statement.execute("CREATE TABLE cookies (id INTEGER)");
      statement.execute("VACUUM INTO '" + other + "'");
    }
    byte[] before = Files.readAllBytes(other);

    assertThatThrownBy(() -> HistoryMove.run(source(), new MoveEnd.InFile(other), _ -> {}))
        .hasMessageContaining("such as cookies");

    assertThat(other).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"receipt: ", "destination: ", "quarantine: 2 of 2 rows v"})
  void move_bridgeRunsOnTheSource_isRefusedAndStaysUnfinished(String at) {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    move(server);
    Path back = folder.resolve("back.db");

    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      Consumer<String> line =
          told -> {
            if (told.startsWith(at)) {
              store.alerts().check(); // as each does twice a minute
            }
          };
      assertThatThrownBy(
              () -> HistoryMove.run(new MoveEnd.OnServer(server), new MoveEnd.InFile(back), line))
          .hasMessageContaining("was changed while it was copied: a bridge still runs on it");
    }

    assertThatThrownBy(() -> JdbcStore.open(back)).hasMessageContaining("not finished");
  }

  @Test
  void move_sourceChangedWithoutAnotherRow_failsVerification() {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    move(server);

    assertThatThrownBy(
            () ->
                HistoryMove.run(
                    new MoveEnd.OnServer(server),
                    new MoveEnd.InFile(folder.resolve("back.db")),
                    line -> {
                      if (line.startsWith("destination: ") && line.endsWith("copied")) {
                        Databases.change(server, "UPDATE delivery SET state = 'in_flight'");
                      }
                    }))
        .hasMessageContaining("verification failed: delivery id=");
  }

  @Test
  void move_otherSourceOrChangedSource_isRefused() {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    assertThat(isKilled(server, 4)).isTrue();
    Path other = folder.resolve("other.db");
    try (JdbcStore store = JdbcStore.open(other)) {
      new Accepting(store).accept(Alerts.firing("Other", minute(0)));
    }

    assertThatThrownBy(
            () -> HistoryMove.run(new MoveEnd.InFile(other), new MoveEnd.OnServer(server), _ -> {}))
        .hasMessageContaining("holds an unfinished migration from " + file() + ", and " + other);
    assertThatThrownBy(
            () ->
                HistoryMove.run(
                    new MoveEnd.OnServer(server),
                    new MoveEnd.InFile(folder.resolve("part.db")),
                    _ -> {}))
        .hasMessageContaining("into it is not finished");
    JdbcStore.open(file()).close(); // as if a bridge had run on it
    assertThatThrownBy(() -> move(server)).hasMessageContaining("was changed since");
  }

  @Test
  void move_sourceOfAnOlderBridge_isRefused() {
    VariedHistory.in(file());
    Databases.change(
        file(),
        "DELETE FROM flyway_schema_history WHERE installed_rank ="
            + " (SELECT MAX(installed_rank) FROM flyway_schema_history)");

    assertThatThrownBy(() -> move(newDatabase()))
        .hasMessageContaining("written by an older version of the bridge; start this version");
  }

  @Test
  void move_whatTheTargetCannotHold_isNamedAndCanBeMended() {
    VariedHistory.in(file());
    ServerAddress server = newDatabase();
    Databases.change(
        file(), "UPDATE attempt SET number = 9999999999 WHERE id = (SELECT MAX(id) FROM attempt)");

    assertThatThrownBy(() -> move(server))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("(?s)migrate: attempt id=\\d+ cannot be held: .*");

    Databases.change(
        file(), "UPDATE attempt SET number = 9 WHERE id = (SELECT MAX(id) FROM attempt)");
    assertThat(move(server).isRepeated()).isFalse();
  }

  @Test
  void move_textInAColumnOfNumbers_isNamed() {
    VariedHistory.in(file());
    Databases.change(file(), "UPDATE destination SET probes = 'many'");

    assertThatThrownBy(() -> move(newDatabase()))
        .hasMessage(
            "migrate: destination receiver=team ä channel=email: probes holds many, which is no"
                + " NUMBER");
  }
}
