package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.logging.HeardLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A newer bridge starts on a server whose tables are in use. */
abstract class MigrationTurnsContract {
  @AutoClose private final HeardLog heard = HeardLog.of(MigrationTurns.class);

  /** A database without tables. */
  abstract ServerAddress emptyDatabase();

  @Test
  void open_longReaderHasATable_othersGoOnAndItIsTriedAgain() throws Exception {
    ServerAddress server = emptyDatabase();
    ServerDatabase database = new ServerDatabase(server);
    migrateTo("10", database);
    try (Connection reader = database.migrating().getConnection()) {
      reader.setAutoCommit(false);
      ask(reader, "SELECT COUNT(*) FROM delivery");

      CompletableFuture<Long> opened =
          CompletableFuture.supplyAsync(
              () -> {
                try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
                  return store.query().countFiring();
                }
              });
      await().atMost(1, TimeUnit.MINUTES).until(() -> heard.lines().size() >= 2);
      assertThat(opened).isNotDone();
      for (int i = 0; i < 5; i++) {
        assertThat(Databases.number(server, "SELECT COUNT(*) FROM delivery")).isZero();
      }

      reader.rollback();
      assertThat(opened.get(1, TimeUnit.MINUTES)).isZero();
    }
    assertThat(heard.lines())
        .allMatch(
            line -> line.startsWith("the tables cannot be brought up to date while somebody"));
  }

  private static void migrateTo(String version, Database database) {
    DataSource source = database.migrating();
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/" + database.migrations())
        .javaMigrations(new KnownLabels())
        .target(version)
        .load()
        .migrate();
  }

  private static void ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(List.of(statement.execute(sql))).containsExactly(true);
    }
  }
}
