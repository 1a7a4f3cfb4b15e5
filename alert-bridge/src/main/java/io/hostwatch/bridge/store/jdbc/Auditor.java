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

  /** The first delivery of a conversation in which none has its turn, whatever its id is. */
  private record Stuck(long first, Conversation conversation) {
    static Stuck read(Row row) throws SQLException {
      long first = row.number();
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
    List<Stuck> found = stuckAfter(Long.MIN_VALUE);
    while (!found.isEmpty()) {
      List<Stuck> some = found;
      some.stream().map(Stuck::first).filter(id -> id >= 0).map(Id::new).forEach(all::add);
      try {
        writer.write("hand on what is stuck", connection -> handOn(connection, some));
      } catch (StoreException e) {
        return all; // whoever watches the store tells why
      }
      found = stuckAfter(some.getLast().first());
    }
    return all;
  }

  private List<Stuck> stuckAfter(long first) {
    return readers.read("audit deliveries", connection -> stuck(connection, first));
  }

  private static List<Stuck> stuck(Connection connection, long after) throws SQLException {
    return Statements.query(
        connection,
        AuditSql.SELECT_STUCK,
        parameters -> parameters.add(after).add(STUCK_PER_WRITE),
        Stuck::read);
  }

  /**
   * Locks the alerts, also those whose row is gone, which is made again: their deliveries are owed
   * all the same. To hand on what others have handed on meanwhile changes nothing.
   */
  private int handOn(Connection connection, List<Stuck> stuck) throws SQLException {
    locks.lock(connection, stuck.stream().map(Stuck::alert).toList());
    for (Stuck one : stuck) {
      one.conversation().handOn(connection);
    }
    for (Stuck one : stuck) {
      locks.forget(connection, one.alert());
    }
    return stuck.size();
  }
}
