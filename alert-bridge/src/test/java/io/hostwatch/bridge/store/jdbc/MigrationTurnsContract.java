package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A newer bridge starts on a server whose tables are in use. */
abstract class MigrationTurnsContract {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getFormattedMessage());
        }
      };
  private final Logger logger = (Logger) LoggerFactory.getLogger(MigrationTurns.class);

  /** A database without tables. */
  abstract ServerAddress emptyDatabase();

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(appender);
  }

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
      await().atMost(1, TimeUnit.MINUTES).until(() -> lines.size() >= 2);
      assertThat(opened).isNotDone();
      for (int i = 0; i < 5; i++) {
        assertThat(Databases.number(server, "SELECT COUNT(*) FROM delivery")).isZero();
      }

      reader.rollback();
      assertThat(opened.get(1, TimeUnit.MINUTES)).isZero();
    }
    assertThat(lines)
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
