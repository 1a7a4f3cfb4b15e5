package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How PostgreSQL looks for work by statistics of another moment, or by none. */
class PostgresDuePlanIT {
  private static final int DELIVERIES = 20_000;

  private final ServerAddress server = PostgresServer.newDatabase();
  private final JdbcStore store = JdbcStore.open(server, _ -> {});

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void selectAnyDue_statisticsOfABacklog_walksTheIndexOfWhatIsDue() {
    withoutStatistics(DELIVERIES);
    change("ANALYZE delivery");

    change("UPDATE delivery SET state = 'delivered', due_at = NULL");

    assertThat(plan(DueSql.SELECT_ANY_DUE))
        .noneMatch(line -> line.contains("Seq Scan"))
        .anyMatch(line -> line.contains("Scan using delivery_due"));
  }

  /** A plan that is made then is kept until the first statistics, a minute or more. */
  @ParameterizedTest
  @MethodSource("looks")
  void look_noStatistics_walksTheIndexOfWhatIsDue(String sql) {
    withoutStatistics(100);
    assertThat(plan(sql))
        .filteredOn(line -> line.contains("Scan"))
        .isNotEmpty()
        .allMatch(line -> line.contains("delivery_due") || line.contains("Subquery Scan"));
  }

  /** It is part of every new delivery, so the backlog must not lengthen it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 100, 1_000, DELIVERIES})
  void insertDelivery_noStatistics_looksForThoseBeforeItByConversation(int there) {
    withoutStatistics(there);
    String sql = OutboxSql.INSERT_DELIVERY;
    for (String value :
        List.of("1", "'oncall'", "'slack'", "1", "1", "'pending'", "0", "1", "1", "''", "1")) {
      sql = sql.replaceFirst("\\?", value);
    }
    for (String value : List.of("NULL::bigint", "0", "'am'", "7", "'am'", "7", "'oncall'")) {
      sql = sql.replaceFirst("\\?", value);
    }

    assertThat(explain(sql.replaceFirst("\\?", "'slack'").replaceFirst("\\?", "1")))
        .filteredOn(line -> line.contains("Scan"))
        .singleElement()
        .asString()
        .contains("delivery_conversation");
  }

  /** Part of every claim, and mostly without an answer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16, 64, 256})
  void stoodFor_noStatistics_readsNoTable(int claimed) {
    withoutStatistics(DELIVERIES);

    assertThat(explain(OutboxSql.selectStoodFor(claimed), claimed))
        .filteredOn(line -> line.contains("Scan"))
        .anyMatch(line -> line.contains("delivery_superseded"))
        .noneMatch(line -> line.contains("Seq Scan"));
    assertThat(explain(Sql.selectEventsById(claimed), claimed))
        .filteredOn(line -> line.contains("Scan"))
        .anyMatch(line -> line.contains("episode_event_pkey"))
        .noneMatch(line -> line.contains("Seq Scan"));
  }

  private List<String> explain(String sql, int ids) {
    String text = sql;
    for (int id = 1; id <= ids; id++) {
      text = text.replaceFirst("\\?", Integer.toString(id));
    }
    return explain(text);
  }

  static List<String> looks() {
    return List.of(DueSql.SELECT_ANY_DUE, OutboxSql.SELECT_DUE);
  }

  /** A backlog of so many. */
  private void withoutStatistics(int deliveries) {
    change("ALTER TABLE delivery SET (autovacuum_enabled = off)");
    change("ALTER TABLE delivery DROP CONSTRAINT delivery_episode_id_fkey");
    change("ALTER TABLE delivery DROP CONSTRAINT delivery_event_id_fkey");
    change(
        "INSERT INTO delivery (id, episode_id, event_id, source, fingerprint, receiver, channel,"
            + " state, attempts, created_at, next_at, due_at, detail, receipt) SELECT n, n, n, '',"
            + " n, 'oncall', 'slack', 'pending', 0, n, n, n, '', '' FROM generate_series(1, "
            + deliveries
            + ") n");
    change("ALTER TABLE episode_event SET (autovacuum_enabled = off)");
    change("ALTER TABLE episode_event DROP CONSTRAINT episode_event_episode_id_fkey");
    change(
        "INSERT INTO episode_event (id, episode_id, sequence, type, at, detail, receipt_id, owed,"
            + " routed) SELECT n, n, 1, 'fired', n, '', n, 1, 1 FROM generate_series(1, "
            + deliveries
            + ") n");
  }

  private List<String> plan(String look) {
    String sql =
        look.replace("receiver = ?", "receiver = 'oncall'")
            .replace("priority = ?", "priority = 1")
            .replace("channel = ?", "channel = 'slack'")
            .replace("due_at <= ?", "due_at <= " + DELIVERIES)
            .replace("LIMIT ?", "LIMIT 9");
    return explain(sql);
  }

  private List<String> explain(String sql) {
    return store
        .writer()
        .write(
            "explain",
            connection -> {
              // not that the writers' sessions do without
              Statements.update(connection, "SET LOCAL enable_seqscan = on", _ -> {});
              return Statements.query(connection, "EXPLAIN " + sql, _ -> {}, Row::text);
            });
  }

  private void change(String sql) {
    Databases.change(server, sql);
  }
}
