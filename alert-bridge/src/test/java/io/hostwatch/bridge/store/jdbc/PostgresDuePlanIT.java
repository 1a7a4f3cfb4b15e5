package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL looks for work when its statistics are of a moment with a large backlog. */
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
    change("ALTER TABLE delivery SET (autovacuum_enabled = off)");
    change("ALTER TABLE delivery DROP CONSTRAINT delivery_episode_id_fkey");
    change("ALTER TABLE delivery DROP CONSTRAINT delivery_event_id_fkey");
    change(
        "INSERT INTO delivery (id, episode_id, event_id, source, fingerprint, receiver, channel,"
            + " state, attempts, created_at, next_at, due_at, detail, receipt) SELECT n, n, n, '',"
            + " n, 'oncall', 'slack', 'pending', 0, n, n, n, '', '' FROM generate_series(1, "
            + DELIVERIES
            + ") n");
    change("ANALYZE delivery");

    change("UPDATE delivery SET state = 'delivered', due_at = NULL");

    assertThat(plan())
        .noneMatch(line -> line.contains("Seq Scan"))
        .anyMatch(line -> line.contains("Scan using delivery_due"));
  }

  private List<String> plan() {
    String sql =
        DueSql.SELECT_ANY_DUE
            .replace("receiver = ?", "receiver = 'oncall'")
            .replace("channel = ?", "channel = 'slack'")
            .replace("due_at <= ?", "due_at <= " + DELIVERIES)
            .replace("LIMIT ?", "LIMIT 9");
    return store
        .writer()
        .write(
            "explain",
            connection -> Statements.query(connection, "EXPLAIN " + sql, _ -> {}, Row::text));
  }

  private void change(String sql) {
    Databases.change(server, sql);
  }
}
