package io.hostwatch.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Repeats what a PostgreSQL history holds of its last days in the days before: every time and every
 * id is earlier by the same, and what still fires has ended after an hour. As in a history that is
 * kept for long, receipts are of the last days alone and events of the last weeks.
 */
final class HistoryRepeat {
  private static final Duration EVENTS_KEPT = Duration.ofDays(29);
  private static final int BITS_BELOW_MILLIS = 21; // of an id
  private static final String AN_HOUR = "3600000000";

  private final Connection connection;
  private final Duration span;
  private final long start;

  /** Repeats what began in the last {@code span} before {@code now}. */
  HistoryRepeat(Connection connection, Instant now, Duration span) {
    this.connection = connection;
    this.span = span.truncatedTo(ChronoUnit.MILLIS);
    this.start = ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(span));
  }

  /** Repeats it so often, each time before the time before. */
  void repeat(int times) throws SQLException {
    long firstId = number("SELECT MIN(id) FROM episode");
    for (int i = 1; i <= times; i++) {
      Duration shift = span.multipliedBy(i);
      copy("episode", shift, "starts_at >= " + start, "id");
      copy("episode_label", shift, "starts_at >= " + start, "label, starts_at");
      if (shift.plus(span).compareTo(EVENTS_KEPT) <= 0) {
        copy("episode_event", shift, "episode_id >= " + firstId, "id");
      }
    }
    execute("VACUUM ANALYZE");
  }

  private void copy(String table, Duration shift, String which, String order) throws SQLException {
    List<String> columns = columns(table);
    String values =
        columns.stream().map(column -> value(column, shift)).collect(Collectors.joining(", "));
    execute(
        "INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s ORDER BY %s"
            .formatted(table, String.join(", ", columns), values, table, which, order));
  }

  private static String value(String column, Duration shift) {
    String earlier = " - " + shift.toMillis() * 1_000;
    return switch (column) {
      case "status" -> "'resolved'";
      case "open_fingerprint" -> "NULL";
      case "close_reason" -> "COALESCE(close_reason, 'RESOLVED')";
      case "span" -> "COALESCE(span, 3)"; // that of an hour
      case "ended_at" -> "COALESCE(ended_at, starts_at + " + AN_HOUR + ")" + earlier;
      case "at" -> column + earlier;
      default -> {
        if (column.equals("id") || column.endsWith("_id")) {
          yield column + " - " + (shift.toMillis() << BITS_BELOW_MILLIS);
        }
        yield column.endsWith("_at") || column.endsWith("_until") ? column + earlier : column;
      }
    };
  }

  private List<String> columns(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet found = connection.getMetaData().getColumns(null, "public", table, null)) {
      while (found.next()) {
        columns.add(found.getString("COLUMN_NAME"));
      }
    }
    return columns;
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
