package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.labels;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.store.AlertFilter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to the store in tables. */
class JdbcStoreIT {
  private static final String DUE =
      "delivery_due (receiver=? AND channel=? AND priority=? AND due_at<";
  private static final String UNSETTLED_OF_ALERT =
      "delivery_conversation (source=? AND fingerprint=? AND receiver=? AND channel=?)";

  private final JdbcStore store;

  JdbcStoreIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void accept_clockSetBackBetweenTwoLives_theLatestEpisodeGoesOn() {
    Accepting before = new Accepting(store, at(minute(120)));
    before.accept(firing("Load", minute(0)));
    before.accept(resolved("Load", minute(0), minute(1)));
    Accepting after = new Accepting(store, at(minute(60)));

    after.accept(firing("Load", minute(50)));
    after.accept(resolved("Load", minute(50), minute(55)));

    assertThat(store.query().countFiring()).isZero();
    assertThat(after.names()).containsExactly("Load", "Load");
  }

  @Test
  void find_timesBeyondTheTables_areTheirEnds() {
    new Accepting(store).accept(firing("Load", minute(0)));
    AlertFilter always =
        new AlertFilter(
            Optional.empty(), List.of(), Optional.of(Instant.MIN), Optional.of(Instant.MAX));

    assertThat(store.query().find(always, Optional.empty(), 1).items()).hasSize(1);
  }

  @Test
  void accept_labels_oneIndexRowEach() {
    new Accepting(store).accept(firing("Load", minute(0)));

    assertThat(count("episode_label")).isEqualTo(labels("Load").values().size());
  }

  @Test
  void accept_repeat_keepsReceiptWithoutBody() {
    Accepting accepting = new Accepting(store);
    accepting.accept(firing("Load", minute(0)));

    accepting.accept(firing("Load", minute(0)));

    assertThat(count("receipt")).isEqualTo(2);
    assertThat(count("receipt WHERE LENGTH(body) = 0")).isEqualTo(1);
  }

  @Test
  void accept_repeatWithNews_keepsItsBody() {
    Accepting accepting = new Accepting(store);
    accepting.accept(firing("Load", minute(0)));

    accepting.accept(firing("Load", minute(0)), firing("Disk", minute(1)));
    accepting.accept(resolved("Load", minute(0), minute(2)));
    accepting.accept(firing("Disk", minute(0)));

    assertThat(count("receipt WHERE LENGTH(body) = 0")).isZero();
  }

  @Test
  void outbox_statements_walkIndexes() {
    assertThat(plan(OutboxSql.SELECT_BEHIND))
        .contains(
            "delivery_conversation (source=? AND fingerprint=? AND receiver=? AND channel=? AND"
                + " id>?)")
        .doesNotContain("TEMP B-TREE");
    assertThat(plan(OutboxSql.selectStoodFor(8))).contains("delivery_superseded (superseded_by=?)");
    assertThat(plan(GivingUpSql.SELECT_TOO_OLD))
        .contains("delivery_due (receiver=? AND channel=? AND priority=? AND due_at>?)");
    assertThat(plan(SetBackSql.SELECT_AHEAD))
        .contains("delivery_due (receiver=? AND channel=? AND priority=? AND due_at>?)");
    assertThat(plan(OutboxSql.HASTEN_RETRIES))
        .contains("delivery_due (receiver=? AND channel=? AND priority=? AND due_at>?)");
  }

  @Test
  void claim_statements_walkTheIndexOfWhatIsDue() {
    assertThat(plan(DueSql.SELECT_ANY_DUE)).contains(DUE);
    assertThat(plan(OutboxSql.SELECT_DUE)).contains(DUE).doesNotContain("TEMP B-TREE");
    assertThat(plan(OutboxSql.INSERT_DELIVERY)).contains(UNSETTLED_OF_ALERT);
    assertThat(plan(OutboxSql.SELECT_NEXT_OF_CONVERSATION))
        .contains(UNSETTLED_OF_ALERT)
        .doesNotContain("TEMP B-TREE");
    assertThat(plan(OutboxSql.SELECT_DELIVERIES)).contains("delivery_episode (episode_id=?)");
    assertThat(plan(OutboxSql.BACKLOG)).contains("delivery_state (state=?)");
    assertThat(plan(Sql.COUNT_FIRING)).contains("COVERING INDEX episode_status (status=?)");
    assertThat(plan(Sql.selectLatestEpisodes(3)))
        .contains("episode_latest (source=? AND fingerprint=?)");
  }

  @Test
  void purge_statements_walkTheIndexOfWhatIsOld() {
    assertThat(plan(RetentionSql.SELECT_OLD_RECEIPTS)).contains("receipt_received (received_at<?)");
    assertThat(plan(RetentionSql.SELECT_PASSING_EVENTS))
        .contains("episode_event_passing (at>? AND at<?)")
        .contains("delivery_once (event_id=?)")
        .doesNotContain("SCAN", "TEMP B-TREE");
    assertThat(plan(RetentionSql.SELECT_ENDED_EPISODES))
        .contains("episode_ended (ended_at>? AND ended_at<?)")
        .contains("delivery_episode (episode_id=?)")
        .doesNotContain("SCAN", "TEMP B-TREE");
    assertThat(plan(RetentionSql.SELECT_ATTEMPT_IDS)).doesNotContain("SCAN");
    assertThat(plan(RetentionSql.SELECT_DELIVERY_IDS)).doesNotContain("SCAN");
    assertThat(plan(RetentionSql.SELECT_EVENT_IDS)).doesNotContain("SCAN", "TEMP B-TREE");
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  /** SQLite's plan, one step a line; it does not look at the parameters, which stay unset. */
  private String plan(String sql) {
    return store
        .writer()
        .write(
            "explain",
            connection ->
                String.join(
                    "\n",
                    Statements.query(
                        connection,
                        "EXPLAIN QUERY PLAN " + sql,
                        _ -> {},
                        row -> {
                          row.number();
                          row.number();
                          row.number();
                          return row.text();
                        })));
  }

  private long count(String table) {
    return store
        .writer()
        .write(
            "count",
            connection ->
                Statements.query(connection, "SELECT COUNT(*) FROM " + table, _ -> {}, Row::number)
                    .getFirst());
  }
}
