package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.Audit;
import io.hostwatch.bridge.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at every event, some at a time, whether there is a delivery for each target that it was
 * owed to, and whether it should have been; and at every conversation whether something of it has
 * its turn. Of what comes and goes meanwhile each look sees one state. It writes only to hand on
 * what is stuck.
 */
record Auditor(Readers readers, Writer writer, AlertLocks locks) {
  private static final int EVENTS_PER_LOOK = 5_000;
  private static final int STUCK_PER_WRITE = 200;
  private static final Id BEFORE_ALL = new Id(0);

  /** What one look found, and the last event that it saw; zero once there are no more. */
  private record Look(List<Id> untold, Id last) {}

  /** The first delivery of a conversation in which none has its turn. */
  private record Stuck(Id first, Conversation conversation) {
    static Stuck read(Row row) throws SQLException {
      Id first = row.id();
      String source = row.text();
      long fingerprint = row.number();
      return new Stuck(
          first, new Conversation(source, fingerprint, new Target(row.text(), row.text())));
    }

    AlertKey alert() {
      return new AlertKey(conversation.source(), conversation.fingerprint());
    }
  }

  Audit audit() {
    List<Id> untold = new ArrayList<>();
    Id from = BEFORE_ALL;
    do {
      Id after = from;
      Look look = readers.read("audit events", connection -> look(connection, after));
      untold.addAll(look.untold());
      from = look.last();
    } while (!from.equals(BEFORE_ALL));
    return new Audit(untold, free());
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

  /** Hands on what is stuck, as far as it can be written, and tells what that was. */
  private List<Id> free() {
    List<Id> all = new ArrayList<>();
    List<Id> some;
    do {
      some = freeSome();
      all.addAll(some);
    } while (some.size() == STUCK_PER_WRITE);
    return all;
  }

  private List<Id> freeSome() {
    List<Stuck> found = readers.read("audit deliveries", Auditor::stuck);
    if (found.isEmpty()) {
      return List.of();
    }
    try {
      return writer.write("hand on what is stuck", this::handOn);
    } catch (StoreException e) {
      // whoever watches the store tells why; at most one less than a write, so that it ends
      return found.stream().map(Stuck::first).limit(STUCK_PER_WRITE - 1L).toList();
    }
  }

  private static List<Stuck> stuck(Connection connection) throws SQLException {
    return Statements.query(
        connection, AuditSql.SELECT_STUCK, p -> p.add(STUCK_PER_WRITE), Stuck::read);
  }

  private List<Id> handOn(Connection connection) throws SQLException {
    List<Stuck> stuck = locks.lock(connection, Auditor::stuck, Stuck::alert).rows();
    for (Stuck one : stuck) {
      one.conversation().handOn(connection);
    }
    return stuck.stream().map(Stuck::first).toList();
  }
}
