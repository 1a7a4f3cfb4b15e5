package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Audit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at every event, some at a time, whether there is a delivery for each target that it was
 * owed to, and at every conversation whether something of it has its turn. Only reads; of what
 * comes and goes meanwhile each look sees one state.
 */
record Auditor(Readers readers) {
  private static final int EVENTS_PER_LOOK = 5_000;
  private static final Id BEFORE_ALL = new Id(0);

  /** What one look found, and the last event that it saw; zero once there are no more. */
  private record Look(List<Id> untold, Id last) {}

  Audit audit() {
    List<Id> untold = new ArrayList<>();
    Id from = BEFORE_ALL;
    do {
      Id after = from;
      Look look = readers.read("audit events", connection -> look(connection, after));
      untold.addAll(look.untold());
      from = look.last();
    } while (!from.equals(BEFORE_ALL));
    return new Audit(untold, readers.read("audit deliveries", Auditor::stuck));
  }

  private static Look look(Connection connection, Id after) throws SQLException {
    Id last =
        Statements.query(
                connection,
                AuditSql.LAST_OF_LOOK,
                parameters -> parameters.add(after).add(EVENTS_PER_LOOK),
                row -> row.optionalNumber().map(Id::new).orElse(BEFORE_ALL))
            .getFirst();
    List<Id> untold =
        Statements.query(
            connection,
            AuditSql.SELECT_UNTOLD,
            parameters -> parameters.add(after).add(last),
            Row::id);
    return new Look(untold, last);
  }

  private static List<Id> stuck(Connection connection) throws SQLException {
    return Statements.query(connection, AuditSql.SELECT_STUCK, _ -> {}, Row::id);
  }
}
