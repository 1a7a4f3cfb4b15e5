package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.UnreadableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deliveries that are to be claimed, as they are read together.
 *
 * @param rows those that can be told, in the order in which they were asked for
 * @param untellable the others
 */
record DueRows(List<DueRow> rows, List<Untellable> untellable) {

  /** What stands in one row, or why nothing does. */
  private record Found(long id, Optional<DueRow> row, Optional<Untellable> fault) {

    static Found read(Row row) throws SQLException {
      Optional<Instant> leasedAt = row.optionalTime();
      Optional<Instant> dueAt = row.optionalTime();
      int probes = row.small();
      long id = row.next();
      try {
        return of(DueRow.read(leasedAt, dueAt, probes, row));
      } catch (UnreadableException e) {
        return of(id, e);
      }
    }

    Found toTell(Connection connection) throws SQLException {
      try {
        return row.isPresent() ? of(row.get().toTell(connection)) : this;
      } catch (UnreadableException e) {
        return of(id, e);
      }
    }

    private static Found of(DueRow row) {
      return new Found(row.delivery().id().value(), Optional.of(row), Optional.empty());
    }

    /** It is there, and what it tells of is not. */
    static Found orphan(Id id) {
      Untellable why = Untellable.orphan(id.value());
      return new Found(id.value(), Optional.empty(), Optional.of(why));
    }

    private static Found of(long id, UnreadableException fault) {
      Untellable why = new Untellable(id, String.valueOf(fault.getMessage()));
      return new Found(id, Optional.empty(), Optional.of(why));
    }
  }

  DueRows {
    rows = List.copyOf(rows);
    untellable = List.copyOf(untellable);
  }

  static DueRows read(Connection connection, List<Id> deliveries) throws SQLException {
    List<Found> all = new ArrayList<>();
    Map<Long, Found> found = find(connection, deliveries);
    for (Id id : deliveries) {
      Found one = Optional.ofNullable(found.get(id.value())).orElseGet(() -> Found.orphan(id));
      all.add(one.toTell(connection));
    }
    return new DueRows(
        all.stream().flatMap(one -> one.row().stream()).toList(),
        all.stream().flatMap(one -> one.fault().stream()).toList());
  }

  private static Map<Long, Found> find(Connection connection, List<Id> deliveries)
      throws SQLException {
    Map<Long, Found> found = new HashMap<>();
    if (!deliveries.isEmpty()) {
      Statements.query(
              connection,
              OutboxSql.selectToClaim(deliveries.size()),
              parameters -> fill(parameters, deliveries),
              Found::read)
          .forEach(one -> found.put(one.id(), one));
    }
    return found;
  }

  private static void fill(Parameters parameters, List<Id> ids) throws SQLException {
    for (Id id : ids) {
      parameters.add(id);
    }
  }
}
