package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Looks whether a target's deliveries have been due since before a time, and nobody has tried any
 * of them since: not where it is parked, nor where an attempt is under way or asked to wait.
 */
record Overdue(Target target, Instant since, Instant now) {

  /** The deliveries whose turn it has been for so long; empty where the target is served. */
  List<Id> look(Connection connection) throws SQLException {
    List<Id> due = ids(connection, AuditSql.SELECT_DUE_FOR_LONG, since);
    return due.isEmpty() || isExcused(connection) ? List.of() : due;
  }

  private boolean isExcused(Connection connection) throws SQLException {
    return DestinationTable.parked(connection, target).isPresent()
        || !ids(connection, AuditSql.IS_UNDER_WAY, now).isEmpty()
        || !ids(connection, AuditSql.IS_TRIED_SINCE, since).isEmpty();
  }

  private List<Id> ids(Connection connection, String sql, Instant time) throws SQLException {
    return Statements.query(
        connection, sql, p -> p.add(target.receiver()).add(target.channel()).add(time), Row::id);
  }
}
