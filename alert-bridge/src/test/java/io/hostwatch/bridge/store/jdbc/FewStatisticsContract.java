package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.IngestPath;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A storm on new tables, of which PostgreSQL knows nothing until its first look at them, a minute
 * or more. It keeps plans that it makes then.
 */
abstract class FewStatisticsContract {
  private static final int ALERTS = 2_000;
  private static final int TOGETHER = 10;

  /** Rows that are read for an alert that comes, comes again and goes, with room for chance. */
  private static final int PER_ALERT = 100;

  private static final List<String> TABLES =
      List.of("alert", "label_value", "episode", "episode_event", "delivery");

  private final ServerAddress server;

  FewStatisticsContract(ServerAddress server) {
    this.server = server;
  }

  @Test
  void storm_onNewTables_readsNoMoreTheMoreThereIs() {
    for (String table : TABLES) {
      Databases.change(server, "ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
    }

    storm();

    // what a connection counted is told all at once
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                number("SELECT n_tup_ins FROM pg_stat_user_tables", "episode_event") >= 2 * ALERTS);
    for (String table : TABLES) {
      assertThat(number("SELECT seq_tup_read FROM pg_stat_user_tables", table))
          .as("rows of %s read one after the other", table)
          .isLessThan((long) ALERTS * PER_ALERT);
      assertThat(number("SELECT SUM(idx_tup_read) FROM pg_stat_user_indexes", table))
          .as("entries read in the indexes of %s", table)
          .isLessThan((long) ALERTS * PER_ALERT);
    }
  }

  private void storm() {
    SharedBridge bridge = SharedBridge.start(server);
    try {
      pour(bridge, 1, i -> firing("Load" + i, minute(0)));
      pour(bridge, 2, i -> firing("Load" + i, minute(0)));
      pour(bridge, 3, i -> resolved("Load" + i, minute(0), minute(3)));
      for (int i = 0; i < 20; i++) {
        bridge.claim(4);
      }
    } finally {
      bridge.store().close();
    }
  }

  private static void pour(SharedBridge bridge, int minute, IntFunction<Alert> alert) {
    for (int from = 0; from < ALERTS; from += TOGETHER) {
      List<Alert> body = IntStream.range(from, from + TOGETHER).mapToObj(alert).toList();
      bridge.accept(IngestPath.WEBHOOK, minute, body);
    }
  }

  private long number(String select, String table) {
    return Databases.number(server, select + " WHERE relname = '" + table + "'");
  }
}
