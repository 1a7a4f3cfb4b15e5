package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Priority;
import io.hostwatch.bridge.delivery.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether a target's deliveries have been due since before a time, and nobody has tried any
 * of them since: not where it is parked, nor where an attempt is under way or asked to wait. What
 * it reads is bounded, however much is owed and was tried.
 */
record Overdue(Target target, Instant since, Instant now) {
  private static final int MOST_NAMED = 1_000;
  private static final int ATTEMPTS_PER_LOOK = 128;

  /** Beyond so many nobody can tell in a moment whom they were for. */
  private static final int MOST_ATTEMPTS = 200_000;

  /** The delivery that was tried, and when. */
  private record Tried(long attempt, long delivery, Instant startedAt) {}

  /** The first deliveries whose turn it has been for so long; empty where the target is served. */
  List<Id> look(Connection connection) throws SQLException {
    if (DestinationTable.parked(connection, target).isPresent()) {
      return List.of();
    }
    List<Id> due = due(connection);
    return due.isEmpty() || isUnderWay(connection) || isTried(connection) ? List.of() : due;
  }

  private List<Id> due(Connection connection) throws SQLException {
    Instant last = since.minus(1, ChronoUnit.MICROS);
    return ofAllPriorities(connection, OutboxSql.SELECT_DUE, last, MOST_NAMED).stream()
        .filter(id -> id >= 0)
        .sorted()
        .limit(MOST_NAMED)
        .map(Id::new)
        .toList();
  }

  private boolean isUnderWay(Connection connection) throws SQLException {
    return !ofAllPriorities(connection, AuditSql.SELECT_UNDER_WAY, now, 1).isEmpty();
  }

  private List<Long> ofAllPriorities(Connection connection, String sql, Instant time, int limit)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    for (Priority priority : Priority.values()) {
      found.addAll(
          Statements.query(
              connection,
              sql,
              parameters -> fill(parameters).add(priority.rank()).add(time).add(limit),
              Row::number));
    }
    return found;
  }

  /** Goes back through all attempts until they began before that time. */
  private boolean isTried(Connection connection) throws SQLException {
    long before = Long.MAX_VALUE;
    for (int lookedAt = 0; lookedAt < MOST_ATTEMPTS; lookedAt += ATTEMPTS_PER_LOOK) {
      List<Tried> latest = latest(connection, before);
      List<Long> tried =
          latest.stream()
              .filter(one -> !one.startedAt().isBefore(since))
              .map(Tried::delivery)
              .toList();
      if (tried.isEmpty()) {
        return false;
      }
      if (isAnyOfTarget(connection, tried)) {
        return true;
      }
      before = latest.getLast().attempt();
    }
    return true;
  }

  private static List<Tried> latest(Connection connection, long before) throws SQLException {
    return Statements.query(
        connection,
        AuditSql.SELECT_LATEST_ATTEMPTS,
        parameters -> parameters.add(before).add(ATTEMPTS_PER_LOOK),
        row -> new Tried(row.number(), row.number(), row.time()));
  }

  private boolean isAnyOfTarget(Connection connection, List<Long> deliveries) throws SQLException {
    return !Statements.query(
            connection,
            AuditSql.isAnyOfTarget(ATTEMPTS_PER_LOOK),
            parameters -> {
              for (int i = 0; i < ATTEMPTS_PER_LOOK; i++) {
                parameters.add((long) deliveries.get(Math.min(i, deliveries.size() - 1)));
              }
              fill(parameters);
            },
            Row::number)
        .isEmpty();
  }

  private Parameters fill(Parameters parameters) throws SQLException {
    return parameters.add(target.receiver()).add(target.channel());
  }
}
