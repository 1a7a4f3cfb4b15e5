package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.store.AlertFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** A history from before labels were listed and spans were kept is searched like any other. */
class SqliteReadMigrationIT {
  private static final String INSERT =
      """
      INSERT INTO episode (id, source, fingerprint, status, labels, annotations, generator_url,
        starts_at, first_seen_at, last_seen_at, ended_at, close_reason, firing_missed, last_sequence)
      VALUES (?, 'am', ?, 'resolved', ?, '{}', '', ?, ?, ?, ?, 'RESOLVED', 0, 2)\
      """;

  private final SqliteFile file;

  SqliteReadMigrationIT(@TempDir Path folder) {
    file = SqliteFile.at(folder.resolve("history.db"), Duration.ofSeconds(4));
  }

  @BeforeEach
  void makeOldHistory() throws SQLException {
    SQLiteDataSource source = file.writing();
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/sqlite")
        .target("3")
        .load()
        .migrate();
    try (Connection connection = source.getConnection()) {
      for (int i = 0; i < 100; i++) {
        insert(connection, i, Micros.of(minute(i)));
      }
    }
  }

  private static void insert(Connection connection, int number, long start) throws SQLException {
    long end = start + TimeUnit.MINUTES.toMicros(1L << number % 20);
    Statements.update(
        connection,
        INSERT,
        parameters ->
            parameters
                .add(number)
                .add(number)
                .add("{\"alertname\":\"Load\",\"instance\":\"web-%d\"}".formatted(number))
                .add(start)
                .add(start)
                .add(end)
                .add(end));
    Statements.update(
        connection,
        Sql.INSERT_EPISODE_LABEL,
        parameters ->
            parameters.add(LabelValues.hash("instance", "web-" + number)).add(start).add(number));
  }

  @Test
  void find_expression_findsByLabelsOfBefore() {
    LabelMatcher matcher = LabelMatcher.parse("instance=~\"web-1.\"");

    assertThat(find(List.of(matcher), Optional.empty())).hasSize(10);
  }

  @Test
  void find_from_findsWhatFiredThen() {
    Instant from = minute(1_000);

    assertThat(find(List.of(), Optional.of(from)))
        .hasSize(50)
        .allSatisfy(episode -> assertThat(episode.endedAt().orElseThrow()).isAfterOrEqualTo(from));
  }

  private List<Episode> find(List<LabelMatcher> matchers, Optional<Instant> from) {
    AlertFilter filter = new AlertFilter(Optional.empty(), matchers, from, Optional.empty());
    try (JdbcStore store = JdbcStore.open(file.path())) {
      return store.query().find(filter, Optional.empty(), 100).items();
    }
  }
}
